package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import cl.gremio.model.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three instances live through midnight, and one of them dies under load and another at
 * the day's close: each cart is reported once, with all that it sold.
 */
class DayCloseIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private final long seed = Long.getLong("gremio.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	private EmbeddedBroker broker;

	@Test
	void eachCartsDayIsReportedOnce() throws Exception {
		System.out.printf("DayCloseIT: -Dgremio.seed=%d%n", this.seed);
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", Ports.anyFree());
		List<ServiceProcess> consumers = new ArrayList<>();
		try (ServiceProcess producer = start(Service.SALES_PRODUCER, "1")) {
			// Three more will be ready before midnight, however busy the machine is.
			Instant midnight = Instant.now().plus(producer.awaitReady().multipliedBy(5)).plusSeconds(10);
			ZoneId zone = zoneWhereTheDayEndsAt(midnight);
			LocalDate day = LocalDate.ofInstant(midnight, zone).minusDays(1);
			for (int i = 1; i <= 3; i++) {
				consumers.add(start(Service.SALES_CONSUMER, Integer.toString(i), "--gremio.zone=" + zone));
			}
			consumers.forEach(ServiceProcess::awaitReady);
			assertThat(Instant.now()).isBefore(midnight);
			Accounts accounts = sell(producer, consumers.get(0), midnight, day);
			killWhileTheDayIsClosed(consumers.get(1), midnight);
			for (ServiceProcess consumer : consumers) {
				consumer.awaitReady();
				accounts.awaitAnswers(consumer.api(), Service.SALES_CONSUMER);
			}
			assertReports(consumers.get(0).api(), day);
		}
		finally {
			consumers.forEach(ServiceProcess::close);
			this.broker.close();
		}
	}

	/**
	 * It was there before midnight, so the day that ended then is its to report. Midnight
	 * comes, by its second zone, before it is back; in its first one dates are the
	 * earliest there are, so that it can't have closed that day before.
	 */
	@Test
	void aDayIsReportedByOneThatDiedAsSoonAsItWasReady() throws Exception {
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", Ports.anyFree());
		try (ServiceProcess consumer = start(Service.SALES_CONSUMER, "dead", "--gremio.zone=-18:00")) {
			consumer.awaitReady();
			consumer.killAfter(Duration.ZERO);
		}
		Instant sold = Instant.now();
		writeSale(sold);
		ZoneId zone = zoneWhereTheDayEndsAt(sold.plusSeconds(1));
		try (ServiceProcess consumer = start(Service.SALES_CONSUMER, "dead", "--gremio.zone=" + zone)) {
			consumer.awaitReady();
			await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(reports()).hasSize(1));
		}
		finally {
			this.broker.close();
		}
	}

	private void writeSale(Instant time) throws Exception {
		byte[] sale = "{\"client\":\"Ana\",\"count_sopaipillas\":3,\"patente_carro\":\"P1\"}".getBytes(UTF_8);
		try (Producer<byte[], byte[]> sales = new KafkaLog(this.broker.bootstrapServers()).producer(Map.of())) {
			sales.send(new ProducerRecord<>(Topics.SALES, 0, time.toEpochMilli(), null, sale)).get();
		}
	}

	private static ZoneId zoneWhereTheDayEndsAt(Instant midnight) {
		int sinceMidnight = LocalTime.ofInstant(midnight, ZoneOffset.UTC).toSecondOfDay();
		int day = (int) Duration.ofDays(1).toSeconds();
		return ZoneOffset.ofTotalSeconds((sinceMidnight < day / 2) ? -sinceMidnight : day - sinceMidnight);
	}

	/** Sells until shortly before midnight, while one consumer is killed. */
	private Accounts sell(ServiceProcess producer, ServiceProcess victim, Instant midnight, LocalDate day)
			throws Exception {
		Load load = new Load(producer.api(), List.of(Service.SALES_PRODUCER), midnight.minusSeconds(1).toString(),
				this.random);
		victim.killAfter(Duration.ofMillis(500 + this.random.nextInt(2_000)));
		victim.restart();
		await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledged() > 300);
		Map<Posting, Posting.Outcome> outcomes = load.stop();
		System.out.println(load);
		return new Accounts(outcomes, CommittedLog.read(this.broker.bootstrapServers()), day.toString());
	}

	private void killWhileTheDayIsClosed(ServiceProcess victim, Instant midnight) throws Exception {
		Duration untilClose = Duration.between(Instant.now(), midnight.plus(SETTLING));
		victim.killAfter(untilClose.plusMillis(this.random.nextInt(3_000) - 500));
		victim.restart();
	}

	/** The reports are what every instance answers, and none comes twice. */
	private void assertReports(Api api, LocalDate day) {
		List<JsonNode> sold = api.json(Service.SALES_CONSUMER, "/ventadiaria?fecha=" + day).valueStream().toList();
		await().atMost(Duration.ofSeconds(60))
			.during(Duration.ofSeconds(3))
			.untilAsserted(() -> assertThat(reports()).containsExactlyInAnyOrderElementsOf(sold));
	}

	private List<JsonNode> reports() {
		return new KafkaLog(this.broker.bootstrapServers()).read(Topics.SALES_REPORTS)
			.stream()
			.map((report) -> JSON.readTree(report.value()))
			.toList();
	}

	private ServiceProcess start(Service service, String instance, String... more) throws Exception {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.add("--spring.kafka.bootstrap-servers=" + this.broker.bootstrapServers());
		arguments.add("--gremio.topics.partitions=6");
		return ServiceProcess.start(service, "midnight-" + instance, this.folder, arguments.toArray(String[]::new));
	}

}
