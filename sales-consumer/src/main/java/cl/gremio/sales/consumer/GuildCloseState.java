package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the partitions have told of a day so far. Each counts once, whatever comes twice.
 *
 * @param partitions those that have reported
 * @param sums their carts, added up
 * @param first the first of their carts by plate, at most {@value DayReport#LISTED}
 */
record GuildCloseState(@JsonProperty("partitions") Set<Integer> partitions, @JsonProperty("sums") GuildDayView sums,
		@JsonProperty("first") List<DailySalesFact> first) {

	/** Before the first partition. */
	static GuildCloseState none(LocalDate day) {
		return new GuildCloseState(Set.of(), GuildDayView.none(day), List.of());
	}

	boolean has(int partition) {
		return this.partitions.contains(partition);
	}

	/** With another partition's report. */
	GuildCloseState plus(PartitionCloseEvent report) {
		Set<Integer> all = new TreeSet<>(this.partitions);
		all.add(report.partition());
		return new GuildCloseState(all, this.sums.plus(report.sums()),
				Stream.concat(this.first.stream(), report.first().stream())
					.sorted(Comparator.comparing(DailySalesFact::plate))
					.limit(DayReportState.LISTED)
					.toList());
	}

	/** Whether every one of so many partitions has reported. */
	boolean isWhole(int count) {
		return this.partitions.size() == count;
	}

	/** What is kept of it once it is published: who has reported. */
	GuildCloseState published() {
		return new GuildCloseState(this.partitions, this.sums, List.of());
	}

}
