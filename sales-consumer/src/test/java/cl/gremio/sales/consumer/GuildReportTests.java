package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GuildReportTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-23");

	@Test
	void theGuildsDayIsTheSumOfItsPartitions() {
		GuildReport report = GuildReport.none(DAY).plus(partition(1, "B", "D")).plus(partition(0, "A", "C", "E"));
		assertThat(report.sums()).isEqualTo(new GuildDay(DAY, 5, 50, 15, 20));
		assertThat(report.first()).extracting(DailySales::plate).containsExactly("A", "B", "C", "D", "E");
	}

	@Test
	void itIsWholeWhenEachPartitionHasReported() {
		GuildReport report = GuildReport.none(DAY).plus(partition(1));
		assertThat(report.has(1)).isTrue();
		assertThat(report.has(0)).isFalse();
		assertThat(report.isWhole(2)).isFalse();
		assertThat(report.plus(partition(0)).isWhole(2)).isTrue();
	}

	@Test
	void theFirstHundredCartsOfTheGuildAreNamed() {
		GuildReport report = GuildReport.none(DAY).plus(partition(0, plates(1))).plus(partition(1, plates(0)));
		assertThat(report.first()).hasSize(100)
			.extracting(DailySales::plate)
			.isSorted()
			.startsWith("P000", "P001", "P002")
			.endsWith("P099");
	}

	@Test
	void oncePublishedItNamesNobody() {
		GuildReport report = GuildReport.none(DAY).plus(partition(0, "A")).published();
		assertThat(report.first()).isEmpty();
		assertThat(report.has(0)).isTrue();
	}

	@Test
	void whatNamesNoDayPartitionOrPlateIsNoReport() {
		GuildDay none = GuildDay.none(DAY);
		assertThatIllegalArgumentException().isThrownBy(() -> new PartitionReport(-1, none, List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PartitionReport(0, none, List.of(DailySales.none(DAY, null))));
		assertThatExceptionOfType(NullPointerException.class)
			.isThrownBy(() -> new PartitionReport(0, new GuildDay(null, 0, 0, 0, 0), List.of()));
	}

	private static String[] plates(int remainder) {
		return IntStream.range(0, 200)
			.filter((plate) -> plate % 2 == remainder)
			.mapToObj("P%03d"::formatted)
			.toArray(String[]::new);
	}

	private static PartitionReport partition(int partition, String... plates) {
		DayReport report = DayReport.none(DAY);
		for (String plate : plates) {
			report = report.plus(new DailySales(DAY, plate, 10, 3, 4));
		}
		return new PartitionReport(partition, report.sums(), report.first());
	}

}
