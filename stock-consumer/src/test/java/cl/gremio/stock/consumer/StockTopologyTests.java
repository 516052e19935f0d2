package cl.gremio.stock.consumer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StockTopologyTests {

	private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final long NOON_SECONDS = NOON.getEpochSecond();

	private TopologyHarness topology = topology(BatchUnit.EVENTS);

	@AfterEach
	void stop() {
		this.topology.close();
	}

	@Test
	void aCartsStockIsThatOfItsNewestEvent() {
		sale("A", 30, "Plaza", NOON);
		report("A", 50, NOON.plusSeconds(60));
		sale("B", 7, "Feria", NOON);
		assertThat(levels()).containsOnly(
				Map.entry("A",
						"{\"patente\":\"A\",\"stock\":50,\"ubicacion\":null,\"time\":%d}".formatted(NOON_SECONDS + 60)),
				Map.entry("B",
						"{\"patente\":\"B\",\"stock\":7,\"ubicacion\":\"Feria\",\"time\":%d}".formatted(NOON_SECONDS)));
	}

	@Test
	void anOlderEventThatComesLateDoesNotOverwriteANewerOne() {
		report("A", 50, NOON);
		report("A", 40, NOON.minusMillis(1));
		assertThat(stockOf("A")).isEqualTo(50);
		report("A", 40, NOON);
		assertThat(stockOf("A")).as("equal times go by log order").isEqualTo(40);
	}

	@Test
	void aCartsEventsAreOrderedByTheTimeRecordedNotByHora() {
		report("A", 50, NOON);
		write("{\"patente_carro\":\"A\",\"stock\":40,\"hora\":\"2026-11-23T08:00:00-03:00\"}", NOON.plusSeconds(1));
		assertThat(stockOf("A")).isEqualTo(40);
	}

	@Test
	void theTimeRecordedIsTheEventsOwnIfItHasOne() {
		report("A", 50, NOON);
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.TIME, "2026-11-23T14:00:00Z"));
		this.topology.write(Topics.STOCK, NOON.plusSeconds(1), headers, reported("A", 40).getBytes(UTF_8));
		assertThat(stockOf("A")).isEqualTo(50);
	}

	@Test
	void fiveLowEventsOfSeveralCartsBecomeOneAlert() {
		sale("A", 20, "Plaza", NOON);
		sale("B", 3, "Feria", NOON.plusSeconds(1));
		report("C", 0, NOON.plusSeconds(2));
		sale("A", 19, "Plaza", NOON.plusSeconds(3));
		sale("D", 21, "Metro", NOON.plusSeconds(4));
		assertThat(alerts()).isEmpty();
		assertThat(pending()).hasValueSatisfying((waiting) -> assertThat(waiting)
			.isEqualTo("{\"eventos\":[" + event(0, "A", 20, "\"Plaza\"", 0) + "," + event(1, "B", 3, "\"Feria\"", 1)
					+ "," + event(2, "C", 0, "null", 2) + "," + event(3, "A", 19, "\"Plaza\"", 3) + "]}"));
		sale("A", 18, "Plaza", NOON.plusSeconds(5));
		assertThat(alerts()).containsExactly(KeyValue.pair("1",
				"{\"numero\":1,\"time\":%d,\"eventos\":[%s]}".formatted(NOON_SECONDS + 5,
						String.join(",", event(0, "A", 20, "\"Plaza\"", 0), event(1, "B", 3, "\"Feria\"", 1),
								event(2, "C", 0, "null", 2), event(3, "A", 19, "\"Plaza\"", 3),
								event(5, "A", 18, "\"Plaza\"", 5)))));
		assertThat(pending()).contains("{\"eventos\":[]}");
	}

	@Test
	void alertsAreNumberedOnFromTheLastOne() {
		lowSales(11, "A");
		assertThat(alerts()).extracting((alert) -> alert.key).containsExactly("1", "2");
		lowSales(4, "B");
		assertThat(alerts()).extracting((alert) -> alert.key).containsExactly("3");
		assertThat(plates()).isEmpty();
	}

	@Test
	void aReportAboveTheThresholdTakesItsCartsEventsOut() {
		lowSales(2, "A");
		lowSales(2, "B");
		report("A", 21, NOON.plusSeconds(1));
		assertThat(plates()).containsExactly("B", "B");
		lowSales(2, "C");
		assertThat(alerts()).isEmpty();
	}

	@Test
	void aReportAtTheThresholdIsALowEventItself() {
		lowSales(1, "A");
		report("A", 20, NOON.plusSeconds(1));
		assertThat(plates()).containsExactly("A", "A");
	}

	@Test
	void aSaleTakesNothingOutHoweverMuchItLeaves() {
		lowSales(4, "A");
		sale("A", 500, "Plaza", NOON.plusSeconds(1));
		lowSales(1, "B");
		assertThat(alerts()).hasSize(1);
	}

	@Test
	void aLowEventThatComesAfterItsCartWasRestockedDoesNotWait() {
		report("A", 100, NOON);
		sale("A", 5, "Plaza", NOON.minusMillis(1));
		assertThat(pending()).isEmpty();
		sale("A", 5, "Plaza", NOON);
		assertThat(plates()).containsExactly("A");
	}

	@Test
	void whereCartsCountFiveCartsMakeAnAlert() {
		this.topology.close();
		this.topology = topology(BatchUnit.CARTS);
		lowSales(9, "A");
		Stream.of("B", "C", "D").forEach((plate) -> lowSales(2, plate));
		assertThat(alerts()).isEmpty();
		assertThat(plates()).containsExactly("A", "B", "C", "D");
		lowSales(1, "E");
		assertThat(alerts()).hasSize(1);
		assertThat(plates()).isEmpty();
	}

	@Test
	void anEventThatAClientRetriedCountsOnce() {
		for (int i = 0; i < 7; i++) {
			this.topology.writeRetriable(Topics.STOCK, NOON, "id-1", reported("A", 3));
		}
		this.topology.writeRetriable(Topics.STOCK, NOON, "id-2", reported("A", 3));
		assertThat(alerts()).isEmpty();
		assertThat(plates()).containsExactly("A", "A");
	}

	@Test
	void onlyWhatMayChangeTheRefillsGoesThroughTheGuildsOnePartition() {
		sale("A", 21, "Plaza", NOON);
		report("A", 100, NOON);
		report("A", 100, NOON.plusSeconds(1));
		assertThat(signals()).as("nothing waits").isZero();
		sale("A", 5, "Plaza", NOON.plusSeconds(2));
		report("A", 100, NOON.plusSeconds(3));
		report("A", 100, NOON.plusSeconds(4));
		assertThat(signals()).as("the low event, and what took it out").isEqualTo(2);
	}

	@Test
	void whatIsNoStockBecomesADeadLetter() {
		List<String> junk = List.of("not json", "", "{\"patente_carro\":\"A\"}", reported("A", -1), reported(" ", 1),
				"{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"ayer\"}",
				"{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"2026-11-23T13:00:01-03:00\"}",
				"{\"patente_carro\":\"A\",\"stock\":1,\"count_sopaipillas\":0}");
		junk.forEach((value) -> write(value, NOON));
		write("{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"2026-11-23T13:00:00-03:00\"}", NOON);
		List<TestRecord<byte[], byte[]>> dead = this.topology.records("stock-dlt");
		assertThat(dead).extracting((letter) -> new String(letter.value(), UTF_8)).containsExactlyElementsOf(junk);
		assertThat(plates()).containsExactly("A");
	}

	/** A control character takes one byte on the wire and six in JSON. */
	@Test
	void theLargestAlertFitsWhereABrokerTakesOneMebibyte() {
		TopologyHarness largest = new TopologyHarness(NOON, (builder, results, progress) -> StockTopology.build(builder,
				1, results, SANTIAGO, new RefillRule(20, 100, BatchUnit.EVENTS)));
		try (largest) {
			String text = "a" + "\\u0001".repeat(198) + "a";
			for (int i = 0; i < 100; i++) {
				RecordHeaders headers = new RecordHeaders();
				headers.add(CloudEvents.header(CloudEvents.ID, "\u0001".repeat(200)));
				largest.write(Topics.STOCK, NOON, headers,
						"{\"patente_carro\":\"%s\",\"stock\":1,\"ubicacion\":\"%s\"}".formatted(text, text)
							.getBytes(UTF_8));
			}
			assertThat(largest.factRecords(Topics.STOCK_REFILLS)).singleElement()
				.satisfies((alert) -> assertThat(alert.value()).hasSizeBetween(350_000, 400_000));
		}
	}

	@Test
	void anIdOfMoreThan200CharactersMakesADeadLetter() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, "x".repeat(201)));
		this.topology.write(Topics.STOCK, NOON, headers, reported("A", 1).getBytes(UTF_8));
		assertThat(this.topology.factRecords(Topics.STOCK_LEVELS)).isEmpty();
		assertThat(this.topology.records("stock-dlt")).hasSize(1);
	}

	private static TopologyHarness topology(BatchUnit unit) {
		return new TopologyHarness(NOON, (builder, results, progress) -> StockTopology.build(builder, 1, results,
				SANTIAGO, new RefillRule(20, 5, unit)));
	}

	private void lowSales(int count, String plate) {
		IntStream.range(0, count).forEach((i) -> sale(plate, 20, "Plaza", NOON));
	}

	private void sale(String plate, int stock, String ubicacion, Instant time) {
		write("{\"patente_carro\":\"%s\",\"stock\":%d,\"ubicacion\":\"%s\",\"count_sopaipillas\":1}".formatted(plate,
				stock, ubicacion), time);
	}

	private void report(String plate, int stock, Instant time) {
		write(reported(plate, stock), time);
	}

	private static String reported(String plate, int stock) {
		return "{\"patente_carro\":\"%s\",\"stock\":%d}".formatted(plate, stock);
	}

	private void write(String json, Instant time) {
		this.topology.write(Topics.STOCK, time, json);
	}

	private Map<String, String> levels() {
		return this.topology.newestFacts(Topics.STOCK_LEVELS);
	}

	private int stockOf(String plate) {
		return JSON.readTree(levels().get(plate)).get("stock").intValue();
	}

	private List<KeyValue<String, String>> alerts() {
		return this.topology.facts(Topics.STOCK_REFILLS);
	}

	private Optional<String> pending() {
		return Optional.ofNullable(this.topology.newestFacts(Topics.STOCK_PENDING).get("pendientes"));
	}

	private List<String> plates() {
		return JSON.readTree(pending().orElseThrow())
			.get("eventos")
			.valueStream()
			.map((event) -> event.get("patente").stringValue())
			.toList();
	}

	private int signals() {
		return this.topology.records("under-test-refill-events-repartition").size();
	}

	private static String event(int offset, String plate, int stock, String ubicacion, int second) {
		return "{\"id\":\"stock-0-%d\",\"patente\":\"%s\",\"stock\":%d,\"ubicacion\":%s,\"time\":%d}".formatted(offset,
				plate, stock, ubicacion, NOON_SECONDS + second);
	}

}
