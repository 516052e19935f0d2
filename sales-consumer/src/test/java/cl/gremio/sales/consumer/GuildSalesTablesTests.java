package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class GuildSalesTablesTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	private final ReadModelHarness facts = new ReadModelHarness(new SalesConfiguration().projections());

	private final GuildSalesTables guild = new GuildSalesTables(this.facts.readModel());

	private final ClosedDayTables closes = new ClosedDayTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void theGuildsDayIsTheSumOfItsPartitions() {
		sold(DAY, 0, 2, 10);
		sold(DAY, 1, 1, 5);
		sold(DAY, 10, 3, 7);
		sold(DAY.minusDays(1), 0, 1, 1);
		sold(DAY.plusDays(1), 0, 1, 1);
		assertThat(this.guild.day(DAY)).isEqualTo(new GuildDayView(DAY, 6, 22, 12, 18));
	}

	@Test
	void aFactThatIsAppliedTwiceCountsOnceAndANewerOneReplacesIt() {
		sold(DAY, 0, 2, 10);
		sold(DAY, 0, 2, 10);
		sold(DAY, 0, 3, 11);
		assertThat(this.guild.day(DAY)).isEqualTo(new GuildDayView(DAY, 3, 11, 6, 9));
	}

	@Test
	void aRangeHasEachOfItsDays() {
		sold(DAY.minusDays(2), 0, 9, 9);
		sold(DAY.minusDays(1), 0, 1, 1);
		sold(DAY.plusDays(1), 1, 2, 2);
		sold(DAY.plusDays(2), 0, 9, 9);
		assertThat(this.guild.days(DAY.minusDays(1), DAY.plusDays(1))).containsExactly(
				new GuildDayView(DAY.minusDays(1), 1, 1, 2, 3), new GuildDayView(DAY, 0, 0, 0, 0),
				new GuildDayView(DAY.plusDays(1), 2, 2, 4, 6));
		assertThat(this.guild.days(LocalDate.parse("9999-12-31"), LocalDate.parse("9999-12-31"))).hasSize(1);
	}

	@Test
	void anHourIsTheSumOfItsPartitions() {
		hour(new PartitionHourFact(DAY, 9, 0, 3, 1));
		hour(new PartitionHourFact(DAY, 23, 0, 5, 2));
		hour(new PartitionHourFact(DAY, 9, 11, 4, 3));
		hour(new PartitionHourFact(DAY, 9, 11, 4, 3));
		hour(new PartitionHourFact(DAY, 0, 1, 1, 1));
		hour(new PartitionHourFact(DAY.plusDays(1), 0, 1, 100, 100));
		assertThat(this.guild.hours(DAY)).containsExactly(new GuildHourView(DAY, 0, 1, 1),
				new GuildHourView(DAY, 9, 7, 4), new GuildHourView(DAY, 23, 5, 2));
	}

	@Test
	void closedDaysAreListedFromTheNewestOn() {
		for (String day : List.of("2026-11-22", "1970-01-01", "2026-11-23", "2026-02-28", "9999-12-31")) {
			closed(LocalDate.parse(day));
		}
		assertThat(this.closes.days(null)).extracting((day) -> day.value().fecha().toString())
			.containsExactly("9999-12-31", "2026-11-23", "2026-11-22", "2026-02-28", "1970-01-01");
		assertThat(this.closes.days(DAY)).extracting((day) -> day.value().fecha().toString())
			.containsExactly("2026-11-22", "2026-02-28", "1970-01-01");
	}

	@Test
	@ResourceLock(Resources.LOCALE)
	void theHostsLocaleChangesNothing() {
		Locale host = Locale.getDefault();
		closed(DAY);
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
			closed(DAY);
			assertThat(this.closes.days(null)).hasSize(1);
			assertThat(PartitionHourFact.key(DAY, 10, 0)).isEqualTo("2026-11-23/10/0");
		}
		finally {
			Locale.setDefault(host);
		}
	}

	@Test
	void aClosedDayHasItsCartsAsTheyWereReported() {
		DailySalesFact cart = new DailySalesFact(DAY, "AB12", 10, 3, 4);
		this.facts.apply(Topics.SALES_REPORTS, "2026-11-23/AB12", cart);
		this.facts.apply(Topics.SALES_REPORTS, "2026-11-23/CD34", new DailySalesFact(DAY, "CD34", 1, 1, 1));
		this.facts.apply(Topics.SALES_DAILY, "2026-11-23/AB12", new DailySalesFact(DAY, "AB12", 11, 4, 5));
		assertThat(this.closes.isClosed(DAY)).isFalse();
		closed(DAY);
		assertThat(this.closes.isClosed(DAY)).isTrue();
		assertThat(this.closes.carts(DAY, null)).extracting(JsonRow::value).hasSize(2).first().isEqualTo(cart);
		assertThat(this.closes.carts(DAY, "ab12")).extracting((row) -> row.value().plate()).containsExactly("CD34");
		assertThat(this.closes.carts(DAY.plusDays(1), null)).isEmpty();
	}

	@Test
	void aPageOfCartsBeginsAfterAPlateInAnyCase() {
		this.facts.apply(Topics.SALES_DAILY, "2026-11-23/AB12", new DailySalesFact(DAY, "AB12", 11, 4, 5));
		this.facts.apply(Topics.SALES_DAILY, "2026-11-23/CD34", new DailySalesFact(DAY, "CD34", 11, 4, 5));
		assertThat(new DailySalesTables(this.facts.readModel()).carts(DAY, " ab12"))
			.extracting((row) -> row.value().plate())
			.containsExactly("CD34");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "junk", "[]", "null", "{}", "{\"fecha\":\"2026-11-23\"}", "{\"fecha\":null}" })
	void whatIsNoFactLeavesNoRow(String junk) {
		for (String topic : List.of(Topics.SALES_HOURLY, Topics.SALES_TOTALS, Topics.SALES_REPORTS,
				Topics.SALES_CLOSES)) {
			for (String key : List.of("", "x", "2026-11-22", "2026-11-23/x", "2026-11-23/07/0")) {
				this.facts.applyRaw(topic, key, junk.getBytes(UTF_8));
			}
		}
		assertThat(this.guild.day(DAY)).isEqualTo(new GuildDayView(DAY, 0, 0, 0, 0));
		assertThat(this.guild.hours(DAY)).isEmpty();
		assertThat(this.closes.days(null)).isEmpty();
		assertThat(this.closes.carts(DAY, null)).isEmpty();
	}

	private void sold(LocalDate day, int partition, int carts, int sopaipillas) {
		this.facts.apply(Topics.SALES_TOTALS, day + "/" + partition,
				new PartitionDayFact(day, partition, carts, sopaipillas, 2 * carts, 3 * carts));
	}

	private void hour(PartitionHourFact sales) {
		this.facts.apply(Topics.SALES_HOURLY, sales.key(), sales);
	}

	private void closed(LocalDate day) {
		this.facts.apply(Topics.SALES_CLOSES, day.toString(), new ClosedDayFact(day, 1, 2, 3, 4, 5));
	}

}
