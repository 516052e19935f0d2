package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayTotalsTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@Test
	void aDayWithoutSalesIsAllZeros() {
		assertThat(DayTotals.none(DAY)).isEqualTo(new DayTotals(DAY, 0, 0, 0, 0));
		assertThat(GuildDayView.of(DayTotals.none(DAY)).average()).isZero();
		assertThat(ClosedDayFact.of(DayTotals.none(DAY), 0).average()).isZero();
		assertThat(DailySalesFact.none(DAY, "AB12").average()).isZero();
	}

	@Test
	void theAverageIsSopaipillasForEachClientAndNotRounded() {
		assertThat(GuildDayView.of(new DayTotals(DAY, 2, 10, 3, 7)).average()).isEqualTo(10.0 / 3);
		assertThat(ClosedDayFact.of(new DayTotals(DAY, 2, 10, 3, 7), 0).average()).isEqualTo(10.0 / 3);
		assertThat(new DailySalesFact(DAY, "AB12", 10, 3, 7).average()).isEqualTo(10.0 / 3);
		assertThat(GuildDayView.of(new DayTotals(DAY, 1, 10, 1, 7)).average()).isEqualTo(10);
	}

	@Test
	void cartsAndSharesAddUp() {
		assertThat(new DayTotals(DAY, 1, 2, 3, 4).plus(new DailySalesFact(DAY, "AB12", 10, 20, 30)))
			.isEqualTo(new DayTotals(DAY, 2, 12, 23, 34));
		assertThat(new DayTotals(DAY, 1, 2, 3, 4).plus(new DayTotals(DAY, 10, 20, 30, 40)))
			.isEqualTo(new DayTotals(DAY, 11, 22, 33, 44));
	}

	@Test
	void aPartitionsDayCountsACartAtItsFirstSaleAndAClientOnceForEachCart() {
		DailySalesState first = DailySalesState.NONE.plus(3, "Ana");
		DailySalesState again = first.plus(4);
		DailySalesState another = again.plus(5, "Beto");
		PartitionDayFact day = PartitionDayFact.none(DAY, 7).plus(DailySalesState.NONE, first);
		assertThat(day).isEqualTo(new PartitionDayFact(DAY, 7, 1, 3, 1, 1));
		day = day.plus(first, again);
		assertThat(day).isEqualTo(new PartitionDayFact(DAY, 7, 1, 7, 1, 2));
		day = day.plus(again, another);
		assertThat(day).isEqualTo(new PartitionDayFact(DAY, 7, 1, 12, 2, 3));
		day = day.plus(DailySalesState.NONE, first);
		assertThat(day).isEqualTo(new PartitionDayFact(DAY, 7, 2, 15, 3, 4));
		assertThat(day.totals()).isEqualTo(new DayTotals(DAY, 2, 15, 3, 4));
		assertThat(day.key()).isEqualTo("2026-11-23/7");
	}

	@Test
	void anHourCountsItsSalesAndKeysAreInTheOrderOfTheHours() {
		PartitionHourFact hour = PartitionHourFact.none(DAY, 9, 1).plus(3).plus(4);
		assertThat(hour).isEqualTo(new PartitionHourFact(DAY, 9, 1, 7, 2));
		assertThat(hour.key()).isEqualTo("2026-11-23/09/1");
		assertThat(List.of(0, 9, 10, 23)).extracting((number) -> PartitionHourFact.none(DAY, number, 0).key())
			.containsExactly("2026-11-23/00/0", "2026-11-23/09/0", "2026-11-23/10/0", "2026-11-23/23/0");
	}

	@Test
	void aReportNamesItsFirstHundredCartsAndGoesOnBehindTheLast() {
		DayReportState report = DayReportState.none(DAY);
		assertThat(report.nextKey()).isEqualTo("2026-11-23/");
		for (int cart = 1; cart <= 101; cart++) {
			assertThat(report.first()).hasSize(cart - 1);
			report = report.plus(new DailySalesFact(DAY, "P%03d".formatted(cart), 2, 1, 1));
		}
		assertThat(report.first()).hasSize(100).first().isEqualTo(new DailySalesFact(DAY, "P001", 2, 1, 1));
		assertThat(report.totals()).isEqualTo(new DayTotals(DAY, 101, 202, 101, 101));
		assertThat(report.nextKey()).isEqualTo("2026-11-23/P101\0");
	}

}
