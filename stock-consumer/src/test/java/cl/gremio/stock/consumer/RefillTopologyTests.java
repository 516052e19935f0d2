package cl.gremio.stock.consumer;

import java.util.stream.Stream;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Low-stock events of the whole guild become alerts. */
class RefillTopologyTests extends StockTopologyFixture {

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

}
