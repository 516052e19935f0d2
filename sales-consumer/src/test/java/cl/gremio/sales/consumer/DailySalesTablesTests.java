package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DailySalesTablesTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	private final ReadModelHarness facts = new ReadModelHarness(new SalesConfiguration().projections());

	private final DailySalesTables tables = new DailySalesTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void aDayHasItsCartsByPlate() {
		sell("CD34", DAY, 1);
		sell("AB12", DAY, 2);
		sell("EF56", DAY, 3);
		sell("AB12", DAY.plusDays(1), 4);
		sell("AB12", DAY.minusDays(1), 5);
		assertThat(this.tables.carts(DAY, null)).extracting(JsonRow::value)
			.containsExactly(sold("AB12", DAY, 2), sold("CD34", DAY, 1), sold("EF56", DAY, 3));
		assertThat(this.tables.carts(DAY, "AB12")).extracting(JsonRow::value)
			.containsExactly(sold("CD34", DAY, 1), sold("EF56", DAY, 3));
		assertThat(this.tables.carts(DAY, "EF56")).isEmpty();
	}

	@Test
	void aCartHasZerosOnADayWithoutSales() {
		sell("AB12", DAY, 2);
		assertThat(this.tables.cart("AB12", DAY)).map(JsonRow::value).contains(sold("AB12", DAY, 2));
		assertThat(this.tables.cart("AB12", DAY.plusDays(1))).map(JsonRow::value)
			.contains(DailySalesFact.none(DAY.plusDays(1), "AB12"));
	}

	@Test
	void aCartThatNeverSoldIsNone() {
		sell("AB12", DAY, 2);
		for (String plate : new String[] { "AB1", "AB123", "B12", "" }) {
			assertThat(this.tables.hasSold(plate)).isFalse();
			assertThat(this.tables.cart(plate, DAY)).isEmpty();
			assertThat(this.tables.days(plate, null, null, null)).isEmpty();
		}
		assertThat(this.tables.hasSold("AB12")).isTrue();
	}

	@Test
	void aCartsDaysAreThoseFromTheFirstToTheLastIncluded() {
		for (int day = 0; day < 5; day++) {
			sell("AB12", DAY.plusDays(day), day + 1);
			sell("AB1", DAY.plusDays(day), 100);
			sell("AB123", DAY.plusDays(day), 100);
		}
		assertThat(days(null, null, null)).containsExactly(1L, 2L, 3L, 4L, 5L);
		assertThat(days(1, null, null)).containsExactly(2L, 3L, 4L, 5L);
		assertThat(days(null, 3, null)).containsExactly(1L, 2L, 3L, 4L);
		assertThat(days(1, 3, null)).containsExactly(2L, 3L, 4L);
		assertThat(days(2, 2, null)).containsExactly(3L);
		assertThat(days(5, null, null)).isEmpty();
		assertThat(days(null, -1, null)).isEmpty();
	}

	@Test
	void aPageOfDaysBeginsAfterADayAndNotBeforeTheFirst() {
		for (int day = 0; day < 5; day++) {
			sell("AB12", DAY.plusDays(day), day + 1);
		}
		assertThat(days(null, null, 1)).containsExactly(3L, 4L, 5L);
		assertThat(days(1, null, 2)).containsExactly(4L, 5L);
		assertThat(days(1, null, 1)).containsExactly(3L, 4L, 5L);
		assertThat(days(3, null, 0)).containsExactly(4L, 5L);
		assertThat(days(1, 3, 2)).containsExactly(4L);
	}

	@Test
	void aNewerFactReplacesAnOlderOneAndADeletedOneLeavesNothing() {
		sell("AB12", DAY, 2);
		sell("AB12", DAY, 3);
		assertThat(this.tables.carts(DAY, null)).extracting(JsonRow::value).containsExactly(sold("AB12", DAY, 3));
		assertThat(days(null, null, null)).containsExactly(3L);
		this.facts.applyRaw(Topics.SALES_DAILY, DailyKey.of(DAY, "AB12"), null);
		assertThat(this.tables.carts(DAY, null)).isEmpty();
		assertThat(this.tables.hasSold("AB12")).isFalse();
		assertThat(this.tables.cart("AB12", DAY)).isEmpty();
	}

	@Test
	void whatIsNoFactLeavesNoRow() {
		for (String key : new String[] { "", "x", "2026-11-23", "2026-11-23/CD34", "2026-11-99/AB12" }) {
			for (String junk : new String[] { "", "junk", "null", "[]" }) {
				this.facts.applyRaw(Topics.SALES_DAILY, key, junk.getBytes(UTF_8));
			}
		}
		assertThat(this.tables.carts(DAY, null)).isEmpty();
		assertThat(this.tables.hasSold("CD34")).isFalse();
	}

	private List<Long> days(Integer from, Integer to, Integer after) {
		return this.tables
			.days("AB12", (from != null) ? DAY.plusDays(from) : null, (to != null) ? DAY.plusDays(to) : null,
					(after != null) ? DAY.plusDays(after).toString() : null)
			.map((row) -> row.value().sopaipillas())
			.toList();
	}

	private void sell(String plate, LocalDate day, int sopaipillas) {
		this.facts.apply(Topics.SALES_DAILY, DailyKey.of(day, plate), sold(plate, day, sopaipillas));
	}

	private static DailySalesFact sold(String plate, LocalDate day, int sopaipillas) {
		return new DailySalesFact(day, plate, sopaipillas, 2, 3);
	}

}
