package cl.gremio.sales.consumer;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one partition tells the guild when it has reported all its carts of a day.
 *
 * @param partition the partition of {@code sales}
 * @param sums its carts, added up
 * @param first the first of its carts by plate, at most {@value DayReport#LISTED}
 */
record PartitionCloseEvent(@JsonProperty("partition") int partition, @JsonProperty("sums") GuildDayView sums,
		@JsonProperty("first") List<DailySalesFact> first) {

	/** Refuses what gremio can't have written. */
	PartitionCloseEvent {
		Objects.requireNonNull(sums.fecha());
		if (partition < 0 || first.stream().anyMatch((cart) -> cart.plate() == null)) {
			throw new IllegalArgumentException("no report");
		}
	}

}
