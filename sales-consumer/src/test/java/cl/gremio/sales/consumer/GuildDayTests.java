package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuildDayTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@Test
	void aDayWithoutSalesIsAllZeros() {
		assertThat(GuildDay.none(DAY)).isEqualTo(new GuildDay(DAY, 0, 0, 0, 0));
		assertThat(GuildDay.none(DAY).average()).isZero();
		assertThat(ClosedDay.of(GuildDay.none(DAY), 0).average()).isZero();
		assertThat(DailySales.none(DAY, "AB12").average()).isZero();
	}

	@Test
	void theAverageIsSopaipillasForEachClientAndNotRounded() {
		assertThat(new GuildDay(DAY, 2, 10, 3, 7).average()).isEqualTo(10.0 / 3);
		assertThat(ClosedDay.of(new GuildDay(DAY, 2, 10, 3, 7), 0).average()).isEqualTo(10.0 / 3);
		assertThat(new DailySales(DAY, "AB12", 10, 3, 7).average()).isEqualTo(10.0 / 3);
		assertThat(new GuildDay(DAY, 1, 10, 1, 7).average()).isEqualTo(10);
	}

	@Test
	void cartsAndSharesAddUp() {
		assertThat(new GuildDay(DAY, 1, 2, 3, 4).plus(new DailySales(DAY, "AB12", 10, 20, 30)))
			.isEqualTo(new GuildDay(DAY, 2, 12, 23, 34));
		assertThat(new GuildDay(DAY, 1, 2, 3, 4).plus(new GuildDay(DAY, 10, 20, 30, 40)))
			.isEqualTo(new GuildDay(DAY, 11, 22, 33, 44));
	}

	@Test
	void aPartitionsDayCountsACartAtItsFirstSaleAndAClientOnceForEachCart() {
		Totals first = Totals.NONE.plus(3, "Ana");
		Totals again = first.plus(4);
		Totals another = again.plus(5, "Beto");
		PartitionDay day = PartitionDay.none(DAY, 7).plus(Totals.NONE, first);
		assertThat(day).isEqualTo(new PartitionDay(DAY, 7, 1, 3, 1, 1));
		day = day.plus(first, again);
		assertThat(day).isEqualTo(new PartitionDay(DAY, 7, 1, 7, 1, 2));
		day = day.plus(again, another);
		assertThat(day).isEqualTo(new PartitionDay(DAY, 7, 1, 12, 2, 3));
		day = day.plus(Totals.NONE, first);
		assertThat(day).isEqualTo(new PartitionDay(DAY, 7, 2, 15, 3, 4));
		assertThat(day.share()).isEqualTo(new GuildDay(DAY, 2, 15, 3, 4));
		assertThat(day.key()).isEqualTo("2026-11-23/7");
	}

	@Test
	void anHourCountsItsSalesAndKeysAreInTheOrderOfTheHours() {
		HourlySales hour = HourlySales.none(DAY, 9, 1).plus(3).plus(4);
		assertThat(hour).isEqualTo(new HourlySales(DAY, 9, 1, 7, 2));
		assertThat(hour.key()).isEqualTo("2026-11-23/09/1");
		assertThat(List.of(0, 9, 10, 23)).extracting((number) -> HourlySales.none(DAY, number, 0).key())
			.containsExactly("2026-11-23/00/0", "2026-11-23/09/0", "2026-11-23/10/0", "2026-11-23/23/0");
	}

	@Test
	void aReportNamesItsFirstHundredCartsAndGoesOnBehindTheLast() {
		DayReport report = DayReport.none(DAY);
		assertThat(report.next()).isEqualTo("2026-11-23/");
		for (int cart = 1; cart <= 101; cart++) {
			assertThat(report.first()).hasSize(cart - 1);
			report = report.plus(new DailySales(DAY, "P%03d".formatted(cart), 2, 1, 1));
		}
		assertThat(report.first()).hasSize(100).first().isEqualTo(new DailySales(DAY, "P001", 2, 1, 1));
		assertThat(report.sums()).isEqualTo(new GuildDay(DAY, 101, 202, 101, 101));
		assertThat(report.next()).isEqualTo("2026-11-23/P101\0");
	}

}
