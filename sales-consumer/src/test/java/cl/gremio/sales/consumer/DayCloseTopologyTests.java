package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.IntStream;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The topology reports and closes the days that are over. */
class DayCloseTopologyTests extends SalesTopologyFixture {

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

}
