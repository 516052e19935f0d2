package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GuildCloseStateTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@Test
	void theGuildsDayIsTheSumOfItsPartitions() {
		GuildCloseState report = GuildCloseState.none(DAY)
			.plus(partition(1, "B", "D"))
			.plus(partition(0, "A", "C", "E"));
		assertThat(report.totals()).isEqualTo(new DayTotals(DAY, 5, 50, 15, 20));
		assertThat(report.first()).extracting(DailySalesFact::plate).containsExactly("A", "B", "C", "D", "E");
	}

	@Test
	void itIsWholeWhenEachPartitionHasReported() {
		GuildCloseState report = GuildCloseState.none(DAY).plus(partition(1));
		assertThat(report.hasReportOf(1)).isTrue();
		assertThat(report.hasReportOf(0)).isFalse();
		assertThat(report.isComplete(2)).isFalse();
		assertThat(report.plus(partition(0)).isComplete(2)).isTrue();
	}

	@Test
	void theFirstHundredCartsOfTheGuildAreNamed() {
		GuildCloseState report = GuildCloseState.none(DAY).plus(partition(0, plates(1))).plus(partition(1, plates(0)));
		assertThat(report.first()).hasSize(100)
			.extracting(DailySalesFact::plate)
			.isSorted()
			.startsWith("P000", "P001", "P002")
			.endsWith("P099");
	}

	@Test
	void oncePublishedItNamesNobody() {
		GuildCloseState report = GuildCloseState.none(DAY).plus(partition(0, "A")).withoutCarts();
		assertThat(report.first()).isEmpty();
		assertThat(report.hasReportOf(0)).isTrue();
	}

	@Test
	void whatNamesNoDayPartitionOrPlateIsNoReport() {
		DayTotals none = DayTotals.none(DAY);
		assertThatIllegalArgumentException().isThrownBy(() -> new PartitionCloseEvent(-1, none, List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PartitionCloseEvent(0, none, List.of(DailySalesFact.none(DAY, null))));
		assertThatExceptionOfType(NullPointerException.class)
			.isThrownBy(() -> new PartitionCloseEvent(0, new DayTotals(null, 0, 0, 0, 0), List.of()));
	}

	private static String[] plates(int remainder) {
		return IntStream.range(0, 200)
			.filter((plate) -> plate % 2 == remainder)
			.mapToObj("P%03d"::formatted)
			.toArray(String[]::new);
	}

	private static PartitionCloseEvent partition(int partition, String... plates) {
		DayReportState report = DayReportState.none(DAY);
		for (String plate : plates) {
			report = report.plus(new DailySalesFact(DAY, plate, 10, 3, 4));
		}
		return new PartitionCloseEvent(partition, report.totals(), report.first());
	}

}
