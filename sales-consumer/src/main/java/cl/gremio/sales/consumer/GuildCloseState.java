package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The partitions' reports of a day so far. A partition counts once, even if its report
 * arrives twice.
 *
 * @param partitions the partitions that have reported
 * @param totals the sums over their carts
 * @param first the first of their carts by plate, at most {@value DayReportState#LISTED}
 */
record GuildCloseState(@JsonProperty("partitions") Set<Integer> partitions, @JsonProperty("totals") DayTotals totals,
		@JsonProperty("first") List<DailySalesFact> first) {

	/** The state before the first report. */
	static GuildCloseState none(LocalDate day) {
		return new GuildCloseState(Set.of(), DayTotals.none(day), List.of());
	}

	boolean hasReportOf(int partition) {
		return this.partitions.contains(partition);
	}

	/** Adds another partition's report. */
	GuildCloseState plus(PartitionCloseEvent report) {
		Set<Integer> all = new TreeSet<>(this.partitions);
		all.add(report.partition());
		return new GuildCloseState(all, this.totals.plus(report.totals()),
				Stream.concat(this.first.stream(), report.first().stream())
					.sorted(Comparator.comparing(DailySalesFact::plate))
					.limit(DayReportState.LISTED)
					.toList());
	}

	boolean isComplete(int partitionCount) {
		return this.partitions.size() == partitionCount;
	}

	/** Drops the carts, which nobody needs once the day is published. */
	GuildCloseState withoutCarts() {
		return new GuildCloseState(this.partitions, this.totals, List.of());
	}

}
