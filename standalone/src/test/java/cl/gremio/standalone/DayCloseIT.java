package cl.gremio.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Instances run through midnight, and die under load and while the day closes. Each cart
 * is reported once, with all its sales. The day closes with the sum of the reports.
 */
@SideBySide
class DayCloseIT extends DayCloseGuild {

	private static final Duration SETTLING = Duration.ofSeconds(10);

	@Test
	void eachCartsDayIsReportedOnce() throws Exception {
		System.out.printf("DayCloseIT: -Dgremio.seed=%d%n", this.seed);
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
		}
	}

	/**
	 * The instance was ready before midnight, so it must report the day that ended then.
	 * Its first zone has the earliest dates of all, so it can't have closed that day
	 * before. With its second zone, midnight passes before it is back.
	 */
	@Test
	void aDayIsReportedByOneThatDiedAsSoonAsItWasReady() throws Exception {
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
	}

	private void writeSale(Instant time) throws Exception {
		try (Producer<byte[], byte[]> sales = new KafkaLog(this.broker.bootstrapServers()).producer(Map.of())) {
			sales.send(new ProducerRecord<>(Topics.SALES, 0, time.toEpochMilli(), null, sale("P1"))).get();
		}
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

}
