package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition has come with the report of a day. Carts are reported in the
 * order of their plates, and the sums are those of what was reported: a sale that comes
 * later changes neither.
 *
 * @param sums the carts reported, added up
 * @param first the first of these carts, at most {@value #LISTED}
 * @param last the plate of the last of them, or {@code null} if there is none yet
 */
record DayReportState(@JsonProperty("sums") GuildDayView sums, @JsonProperty("first") List<DailySalesFact> first,
		@JsonProperty("last") @Nullable String last) {

	/** So many carts of the guild are named in the log. */
	static final int LISTED = 100;

	/** Before the first cart. */
	static DayReportState none(LocalDate day) {
		return new DayReportState(GuildDayView.none(day), List.of(), null);
	}

	/** With the next cart reported. */
	DayReportState plus(DailySalesFact cart) {
		List<DailySalesFact> named = (this.first.size() < LISTED)
				? Stream.concat(this.first.stream(), Stream.of(cart)).toList() : this.first;
		return new DayReportState(this.sums.plus(cart), named, cart.plate());
	}

	/** Not after the key of any cart that is yet to be reported, but after all others. */
	String next() {
		String start = DailyKey.firstOf(this.sums.fecha());
		return (this.last != null) ? start + this.last + '\0' : start;
	}

}
