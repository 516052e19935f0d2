package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one partition with the report of a day. Carts are reported in the order
 * of their plates. A sale that arrives after its cart's report does not change the report
 * or the totals.
 *
 * @param totals the sums over the reported carts
 * @param first the first reported carts, at most {@value #LISTED}
 * @param last the plate of the last reported cart, or {@code null} before the first
 */
record DayReportState(@JsonProperty("totals") DayTotals totals, @JsonProperty("first") List<DailySalesFact> first,
		@JsonProperty("last") @Nullable String last) {

	/** The number of carts that the log lists for a day. */
	static final int LISTED = 100;

	/** The progress before the first cart. */
	static DayReportState none(LocalDate day) {
		return new DayReportState(DayTotals.none(day), List.of(), null);
	}

	/** Adds the next reported cart. */
	DayReportState plus(DailySalesFact cart) {
		List<DailySalesFact> listed = (this.first.size() < LISTED)
				? Stream.concat(this.first.stream(), Stream.of(cart)).toList() : this.first;
		return new DayReportState(this.totals.plus(cart), listed, cart.plate());
	}

	/** A key between the last reported cart and the next one. */
	String nextKey() {
		String start = DailyKey.firstOf(this.totals.day());
		return (this.last != null) ? start + this.last + '\0' : start;
	}

}
