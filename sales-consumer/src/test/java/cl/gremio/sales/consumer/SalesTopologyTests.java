package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SalesTopologyTests extends SalesTopologyFixture {

	@Test
	void aDayIsTheSumOfItsSales() {
		sell("A", "Ana", 3, NOON);
		sell("A", "Beto", 4, NOON);
		sell("B", "Ana", 1, NOON);
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 7, 2, 2, 3.5))
			.containsEntry("2026-11-23/B", day("B", 1, 1, 1, 1.0));
	}

	@Test
	void aClientWhoBuysTwiceCountsOnce() {
		sell("A", "Ana", 3, NOON);
		sell("A", "Ana", 4, NOON);
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 7, 1, 2, 7.0));
	}

	@ParameterizedTest
	@ValueSource(ints = { DailySalesState.FEW, DailySalesState.FEW + 1, 2 * DailySalesState.FEW })
	void howeverManyClientsADayHasEachCountsOnce(int clients) {
		for (int round = 0; round < 2; round++) {
			for (int client = 0; client < clients; client++) {
				sell("A", "Ñandú " + client, 1, NOON);
			}
			pushOutOfMemory();
		}
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 2 * clients, clients, 2 * clients, 2.0));
	}

	/** Sells at many other carts, so that only the store holds the earlier carts. */
	private void pushOutOfMemory() {
		IntStream.range(0, 101).forEach((cart) -> sell("OTHER" + cart, "Ana", 1, NOON));
	}

	@Test
	void aLateSaleChangesItsOwnDay() {
		sell("A", "Ana", 3, NOON);
		pipe("{\"patente_carro\":\"A\",\"client\":\"Ana\",\"count_sopaipillas\":5,\"hora\":\"2025-01-02T03:00:00Z\"}",
				NOON);
		assertThat(daily()).containsKeys("2026-11-23/A", "2025-01-02/A");
	}

	@Test
	void aDayIsTheGuildsNotUtcs() {
		sell("A", "Ana", 3, Instant.parse("2026-11-24T02:59:59Z"));
		sell("A", "Ana", 3, Instant.parse("2026-11-24T03:00:00Z"));
		assertThat(daily()).containsOnlyKeys("2026-11-23/A", "2026-11-24/A");
	}

	@Test
	void aSaleThatAClientRetriedCountsOnce() {
		for (int i = 0; i < 3; i++) {
			this.topology.writeRetriable(Topics.SALES, NOON, "id-1", sale("A", "Ana", 3));
		}
		this.topology.writeRetriable(Topics.SALES, NOON, "id-2", sale("A", "Ana", 3));
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 6, 1, 2, 6.0));
	}

	@Test
	void anotherBodyUnderTheSameKeyDoesNotCount() {
		this.topology.writeRetriable(Topics.SALES, NOON, "id-1", sale("A", "Ana", 3));
		this.topology.writeRetriable(Topics.SALES, NOON, "id-1", sale("B", "Beto", 9));
		assertThat(daily()).containsOnlyKeys("2026-11-23/A");
	}

	@Test
	void aRetryAfter24HoursOfRecordTimeIsAnotherSale() {
		Instant later = NOON.plus(Duration.ofHours(24));
		this.topology.writeRetriable(Topics.SALES, NOON, "id-1", sale("A", "Ana", 3));
		this.topology.writeRetriable(Topics.SALES, later, "id-1", sale("A", "Ana", 3));
		this.topology.writeRetriable(Topics.SALES, later.plusMillis(1), "id-1", sale("A", "Ana", 5));
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 3, 1, 1, 3.0));
		assertThat(daily()).isEmpty();
	}

	@Test
	void equalIdsWithoutAnIdempotencyKeyAreSeveralSales() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, "id-1"));
		this.topology.write(Topics.SALES, NOON, headers, sale("A", "Ana", 3).getBytes(UTF_8));
		this.topology.write(Topics.SALES, NOON, headers, sale("A", "Ana", 3).getBytes(UTF_8));
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 6, 1, 2, 6.0));
	}

	@Test
	void whatIsNoSaleBecomesADeadLetterAsItCame() {
		List<String> junk = List.of("not json", "", "[]", "{\"patente_carro\":\"A\"}", sale("A", "Ana", 0),
				"{\"patente_carro\":\"A\",\"client\":\"x\",\"count_sopaipillas\":1,\"hora\":\"2027-01-01T00:00:00Z\"}");
		junk.forEach((value) -> pipe(value, NOON));
		pipe(null, NOON);
		sell("A", "Ana", 3, NOON);
		List<TestRecord<byte[], byte[]>> dead = this.topology.records("sales-dlt");
		assertThat(dead).hasSize(7).allSatisfy((letter) -> {
			assertThat(CloudEvents.text(letter.headers(), "kafka_dlt-original-topic")).isEqualTo("sales");
			assertThat(CloudEvents.text(letter.headers(), "kafka_dlt-exception-message")).isNotBlank();
		});
		assertThat(dead).extracting((letter) -> (letter.value() != null) ? new String(letter.value(), UTF_8) : null)
			.startsWith(junk.toArray(String[]::new))
			.endsWith((String) null);
		assertThat(daily()).containsEntry("2026-11-23/A", day("A", 3, 1, 1, 3.0));
	}

	@Test
	void eachHourOfTheGuildsTimeIsAddedUp() {
		sell("A", "Ana", 3, Instant.parse("2026-11-23T11:59:59Z"));
		sell("A", "Ana", 4, Instant.parse("2026-11-23T12:00:00Z"));
		sell("B", "Ana", 5, Instant.parse("2026-11-23T12:59:59Z"));
		assertThat(this.topology.newestFacts(Topics.SALES_HOURLY)).containsOnly(
				Map.entry("2026-11-23/08/0", hour("2026-11-23", 8, 3, 1)),
				Map.entry("2026-11-23/09/0", hour("2026-11-23", 9, 9, 2)));
	}

	@Test
	void anHourThatOccursTwiceIsOne() {
		sell("A", "Ana", 3, Instant.parse("2026-04-05T02:30:00Z"));
		sell("A", "Ana", 4, Instant.parse("2026-04-05T03:30:00Z"));
		assertThat(this.topology.newestFacts(Topics.SALES_HOURLY))
			.containsOnly(Map.entry("2026-04-04/23/0", hour("2026-04-04", 23, 7, 2)));
	}

	@Test
	void theGuildsDayCountsEachCartOnceAndTheClientsOfEach() {
		sell("A", "Ana", 3, NOON);
		sell("B", "Ana", 4, NOON);
		sell("A", "Ana", 5, NOON);
		sell("A", "Beto", 1, NOON);
		pipe("{\"patente_carro\":\"A\",\"client\":\"Ana\",\"count_sopaipillas\":9,\"hora\":\"2026-11-22T20:00:00Z\"}",
				NOON);
		assertThat(this.topology.newestFacts(Topics.SALES_TOTALS)).containsOnly(
				Map.entry("2026-11-23/0", partitionDay("2026-11-23", 2, 13, 3, 4)),
				Map.entry("2026-11-22/0", partitionDay("2026-11-22", 1, 9, 1, 1)));
	}

	private static String hour(String day, int hour, int sopaipillas, int sales) {
		return "{\"fecha\":\"%s\",\"hora\":%d,\"particion\":0,\"count_sopaipillas\":%d,\"ventas\":%d}".formatted(day,
				hour, sopaipillas, sales);
	}

}
