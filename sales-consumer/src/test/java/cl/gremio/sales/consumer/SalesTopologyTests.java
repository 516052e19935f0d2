package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SalesTopologyTests {

	private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private static final int CHUNK = 20;

	private final TopologyHarness topology = new TopologyHarness(NOON, (builder, results, progress) -> {
		DayCloseRule close = new DayCloseRule(LocalTime.MIDNIGHT, SANTIAGO, progress.firstStart());
		SalesTopology.build(builder, 1, results, close, () -> new DayCloseProcessor(close, progress, CHUNK));
	});

	@AfterEach
	void stop() {
		this.topology.close();
	}

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
	void aDayIsReportedOnceAndOnlyWhenTheLogHasBeenReadPastItsEnd() {
		Instant settled = Instant.parse("2026-11-24T03:00:10Z");
		sell("A", "Ana", 3, NOON);
		this.topology.wait(Duration.ofSeconds(1));
		this.topology.wait(Duration.ofHours(13));
		assertThat(reports()).as("the log has not been read").isEmpty();
		this.topology.readLogTo(settled.minusMillis(1));
		this.topology.wait(Duration.ofSeconds(1));
		assertThat(reports()).as("a sale may be on its way").isEmpty();
		this.topology.readLogTo(settled);
		this.topology.wait(Duration.ofSeconds(1));
		assertThat(reports()).containsOnly(Map.entry("2026-11-23/A", day("A", 3, 1, 1, 3.0)));
		pipe("{\"patente_carro\":\"A\",\"client\":\"Eva\",\"count_sopaipillas\":5,\"hora\":\"2026-11-23T20:00:00Z\"}",
				settled.plusSeconds(10));
		this.topology.wait(Duration.ofSeconds(5));
		assertThat(reports()).as("a later sale does not reissue a report").isEmpty();
	}

	@Test
	void missedDaysAreClosedInOrderAndThoseBeforeTheFirstStartAreNot() {
		this.topology.wait(Duration.ofSeconds(1));
		pipe("{\"patente_carro\":\"A\",\"client\":\"Ana\",\"count_sopaipillas\":5,\"hora\":\"2026-11-22T20:00:00Z\"}",
				NOON);
		sell("B", "Ana", 3, NOON);
		sell("A", "Ana", 3, NOON.plus(Duration.ofDays(1)));
		this.topology.readLogTo(NOON.plus(Duration.ofDays(5)));
		this.topology.wait(Duration.ofDays(5));
		assertThat(this.topology.facts(Topics.SALES_REPORTS)).extracting((report) -> report.key)
			.containsExactly("2026-11-23/B", "2026-11-24/A");
		assertThat(this.topology.facts(Topics.SALES_CLOSES)).extracting((day) -> day.key)
			.containsExactly("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27");
	}

	@Test
	void aClosedDayHasTheTotalsOfItsReports() {
		sell("A", "Ana", 3, NOON);
		sell("B", "Ana", 1, NOON);
		sell("B", "Beto", 4, NOON);
		this.topology.readLogTo(NOON.plus(Duration.ofDays(2)));
		this.topology.wait(Duration.ofDays(2));
		long time = NOON.plus(Duration.ofDays(2)).getEpochSecond();
		assertThat(this.topology.newestFacts(Topics.SALES_CLOSES)).containsOnly(Map.entry("2026-11-23",
				"{\"fecha\":\"2026-11-23\",\"time\":%d,\"carritos\":2,\"count_sopaipillas\":8,\"count_client\":3,\"ventas\":3,\"promedio\":%s}"
					.formatted(time, 8.0 / 3)),
				Map.entry("2026-11-24",
						"{\"fecha\":\"2026-11-24\",\"time\":%d,\"carritos\":0,\"count_sopaipillas\":0,\"count_client\":0,\"ventas\":0,\"promedio\":0.0}"
							.formatted(time)));
	}

	@Test
	void aDayIsClosedInChunksWhileSalesGoOn() {
		int carts = 2 * CHUNK + 1;
		IntStream.range(0, carts).forEach((cart) -> sell("CART" + cart, "Ana", 2, NOON));
		Instant next = NOON.plus(Duration.ofDays(1));
		this.topology.readLogTo(next);
		this.topology.wait(Duration.ofDays(1));
		for (int chunk = 0; chunk < 2; chunk++) {
			assertThat(reports()).hasSize(CHUNK);
			assertThat(this.topology.facts(Topics.SALES_CLOSES)).isEmpty();
			sell("A", "Ana", 1, next);
			assertThat(daily()).containsKey("2026-11-24/A");
			this.topology.wait(Duration.ofMillis(25));
		}
		assertThat(reports()).hasSize(1);
		assertThat(this.topology.newestFacts(Topics.SALES_CLOSES).get("2026-11-23"))
			.contains("\"carritos\":%d,\"count_sopaipillas\":%d,".formatted(carts, 2 * carts));
	}

	@Test
	void aTransactionReportsAThousandCartsAtMost() {
		try (TopologyHarness guild = new TopologyHarness(NOON,
				(builder, results, progress) -> SalesTopology.build(builder, 1, results,
						new DayCloseRule(LocalTime.MIDNIGHT, SANTIAGO, progress.firstStart()), progress))) {
			IntStream.range(0, 1001).forEach((cart) -> guild.write(Topics.SALES, NOON, sale("CART" + cart, "Ana", 2)));
			guild.readLogTo(NOON.plus(Duration.ofDays(1)));
			guild.wait(Duration.ofDays(1));
			assertThat(guild.newestFacts(Topics.SALES_REPORTS)).hasSize(1000);
			guild.wait(Duration.ofMillis(25));
			assertThat(guild.newestFacts(Topics.SALES_REPORTS)).hasSize(1);
		}
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

	private static String partitionDay(String day, int carts, int sopaipillas, int clients, int sales) {
		return ("{\"fecha\":\"%s\",\"particion\":0,\"carritos\":%d,\"count_sopaipillas\":%d,\"count_client\":%d,"
				+ "\"ventas\":%d}")
			.formatted(day, carts, sopaipillas, clients, sales);
	}

	private void sell(String plate, String client, int count, Instant time) {
		pipe(sale(plate, client, count), time);
	}

	private void pipe(@Nullable String json, Instant time) {
		this.topology.write(Topics.SALES, time, json);
	}

	private static String sale(String plate, String client, int count) {
		return "{\"patente_carro\":\"%s\",\"client\":\"%s\",\"count_sopaipillas\":%d}".formatted(plate, client, count);
	}

	private Map<String, String> daily() {
		return this.topology.newestFacts(Topics.SALES_DAILY);
	}

	private Map<String, String> reports() {
		return this.topology.newestFacts(Topics.SALES_REPORTS);
	}

	private static String day(String plate, int sopaipillas, int clients, int sales, double average) {
		return ("{\"fecha\":\"2026-11-23\",\"patente\":\"%s\",\"count_sopaipillas\":%d,\"count_client\":%d,\"ventas\":%d,"
				+ "\"promedio\":%s}")
			.formatted(plate, sopaipillas, clients, sales, average);
	}

}
