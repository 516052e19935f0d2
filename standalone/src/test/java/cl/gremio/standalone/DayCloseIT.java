package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Instances run through midnight, and die under load and while the day closes. Each cart
 * is reported once, with all its sales. The day closes with the sum of the reports.
 */
class DayCloseIT {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final int PARTITIONS = 6;

	private static final int CARTS = Integer.getInteger("gremio.carts", 60_000);

	/**
	 * A chunk has 1,000 carts. An instance with all partitions commits six chunks
	 * together, spread evenly over the six partitions of the reports.
	 */
	private static final int LONGEST = 1_200;

	private final long seed = Long.getLong("gremio.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	private EmbeddedBroker broker;

	@Test
	void eachCartsDayIsReportedOnce() throws Exception {
		System.out.printf("DayCloseIT: -Dgremio.seed=%d%n", this.seed);
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", FreePort.choose());
		List<ServiceProcess> consumers = new ArrayList<>();
		try (ServiceProcess producer = start(Service.SALES_PRODUCER, "1")) {
			// Three more instances are ready by then, even on a busy machine.
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
			for (ServiceProcess consumer : consumers) {
				assertClosed(consumer.api(), day);
			}
		}
		finally {
			consumers.forEach(ServiceProcess::close);
			this.broker.close();
		}
	}

	/**
	 * The instance was ready before midnight, so it must report the day that ended then.
	 * Its first zone has the earliest dates of all, so it can't have closed that day
	 * before. With its second zone, midnight passes before it is back.
	 */
	@Test
	void aDayIsReportedByOneThatDiedAsSoonAsItWasReady() throws Exception {
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", FreePort.choose());
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

	/**
	 * Two instances close a day of many carts in many transactions. One instance dies
	 * again and again meanwhile.
	 */
	@Test
	void aDayOfManyCartsIsReportedOnceInTransactionsThatAreBounded() throws Exception {
		System.out.printf("DayCloseIT: -Dgremio.seed=%d -Dgremio.carts=%d%n", this.seed, CARTS);
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", FreePort.choose());
		try (ServiceProcess early = start(Service.SALES_CONSUMER, "1", "--gremio.zone=-18:00")) {
			early.awaitReady();
			early.killAfter(Duration.ZERO);
		}
		Instant sold = Instant.now();
		writeSales(sold, CARTS);
		ZoneId zone = zoneWhereTheDayEndsAt(sold.plusSeconds(1));
		LocalDate day = LocalDate.ofInstant(sold, zone);
		try (ServiceProcess victim = start(Service.SALES_CONSUMER, "1", "--gremio.zone=" + zone);
				ServiceProcess other = start(Service.SALES_CONSUMER, "2", "--gremio.zone=" + zone)) {
			for (int kill = 0; kill < 3; kill++) {
				long before = endOfReports();
				await().atMost(Duration.ofSeconds(90)).until(() -> endOfReports() > before || isClosed());
				victim.killAfter(Duration.ofMillis(this.random.nextInt(500)));
				System.out.printf("killed with %d of %d written%n", endOfReports(), CARTS);
				victim.restart();
			}
			await().atMost(Duration.ofSeconds(90)).until(this::isClosed);
			victim.awaitReady();
			other.awaitReady();
			assertThat(reports()).hasSize(CARTS);
			assertThat(byPlate(reports())).hasSize(CARTS);
			assertClosed(victim.api(), day);
			assertClosed(other.api(), day);
			assertThat(longestTransaction()).isLessThanOrEqualTo(LONGEST);
		}
		finally {
			this.broker.close();
		}
	}

	/**
	 * The day is closed once, with the totals of the reports, and the instance agrees.
	 */
	private void assertClosed(Api api, LocalDate day) {
		List<JsonNode> reports = reports();
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			List<JsonNode> closes = read(Topics.SALES_CLOSES).stream().map(DayCloseIT::value).toList();
			assertThat(closes).hasSize(1);
			JsonNode closed = closes.get(0);
			assertThat(closed.get("fecha").asString()).isEqualTo(day.toString());
			assertThat(closed.get("carritos").asInt()).isEqualTo(reports.size());
			for (String sum : List.of("count_sopaipillas", "count_client", "ventas")) {
				assertThat(closed.get(sum).asLong()).as(sum)
					.isEqualTo(reports.stream().mapToLong((report) -> report.get(sum).asLong()).sum());
			}
			assertThat(api.json(Service.SALES_CONSUMER, "/cierres")).containsExactly(closed);
			assertThat(byPlate(api.json(Service.SALES_CONSUMER, "/cierres/" + day).valueStream().toList()))
				.isEqualTo(byPlate(reports));
		});
	}

	/** Fails if a plate comes twice. */
	private static Map<String, JsonNode> byPlate(List<JsonNode> reports) {
		return reports.stream()
			.collect(Collectors.toMap((report) -> report.get("patente").asString(), Function.identity()));
	}

	private boolean isClosed() {
		return !read(Topics.SALES_CLOSES).isEmpty();
	}

	private long endOfReports() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()))) {
			Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
				.boxed()
				.collect(Collectors.toMap((partition) -> new TopicPartition(Topics.SALES_REPORTS, partition),
						(partition) -> OffsetSpec.latest()));
			return admin.listOffsets(latest).all().get().values().stream().mapToLong((end) -> end.offset()).sum();
		}
	}

	/** The most records in a row on a partition, without a marker between them. */
	private int longestTransaction() {
		int longest = 0;
		int length = 0;
		ConsumerRecord<byte[], byte[]> before = null;
		List<ConsumerRecord<byte[], byte[]>> inOrder = read(Topics.SALES_REPORTS).stream()
			.sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
				.thenComparingLong(ConsumerRecord::offset))
			.toList();
		for (ConsumerRecord<byte[], byte[]> record : inOrder) {
			boolean follows = before != null && before.partition() == record.partition()
					&& before.offset() + 1 == record.offset();
			length = follows ? length + 1 : 1;
			longest = Math.max(longest, length);
			before = record;
		}
		System.out.printf("the longest transaction has %d reports on a partition%n", longest);
		return longest;
	}

	private void writeSales(Instant time, int carts) {
		try (Producer<byte[], byte[]> sales = new KafkaLog(this.broker.bootstrapServers())
			.producer(Map.of("linger.ms", 5))) {
			for (int cart = 0; cart < carts; cart++) {
				String plate = "CART" + cart;
				sales.send(new ProducerRecord<>(Topics.SALES, null, time.toEpochMilli(), plate.getBytes(UTF_8),
						sale(plate)));
			}
		}
	}

	private static byte[] sale(String plate) {
		return "{\"client\":\"Ana\",\"count_sopaipillas\":3,\"patente_carro\":\"%s\"}".formatted(plate).getBytes(UTF_8);
	}

	private void writeSale(Instant time) throws Exception {
		try (Producer<byte[], byte[]> sales = new KafkaLog(this.broker.bootstrapServers()).producer(Map.of())) {
			sales.send(new ProducerRecord<>(Topics.SALES, 0, time.toEpochMilli(), null, sale("P1"))).get();
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

	/** The reports equal the instance's answer, and no report comes twice. */
	private void assertReports(Api api, LocalDate day) {
		List<JsonNode> sold = api.json(Service.SALES_CONSUMER, "/ventadiaria?fecha=" + day).valueStream().toList();
		await().atMost(Duration.ofSeconds(60))
			.during(Duration.ofSeconds(3))
			.untilAsserted(() -> assertThat(reports()).containsExactlyInAnyOrderElementsOf(sold));
	}

	private List<JsonNode> reports() {
		return read(Topics.SALES_REPORTS).stream().map(DayCloseIT::value).toList();
	}

	private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		return new KafkaLog(this.broker.bootstrapServers()).read(topic);
	}

	private static JsonNode value(ConsumerRecord<byte[], byte[]> fact) {
		return JSON.readTree(fact.value());
	}

	private ServiceProcess start(Service service, String instance, String... more) throws Exception {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.add("--spring.kafka.bootstrap-servers=" + this.broker.bootstrapServers());
		arguments.add("--gremio.topics.partitions=" + PARTITIONS);
		return ServiceProcess.start(service, "midnight-" + instance, this.folder, arguments.toArray(String[]::new));
	}

}
