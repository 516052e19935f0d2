package cl.gremio.sales.consumer;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A partition has reported all its carts of a day.
 *
 * @param totals the sums over the partition's carts
 * @param first the first of its carts by plate, at most {@value DayReportState#LISTED}
 */
record PartitionCloseEvent(@JsonProperty("partition") int partition, @JsonProperty("totals") DayTotals totals,
		@JsonProperty("first") List<DailySalesFact> first) {

	/** Rejects what another program wrote to the internal topic, and gremio cannot. */
	PartitionCloseEvent {
		Objects.requireNonNull(totals.day());
		if (partition < 0 || first.stream().anyMatch((cart) -> cart.plate() == null)) {
			throw new IllegalArgumentException("no report");
		}
	}

}
