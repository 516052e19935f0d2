package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition has come with closing days.
 *
 * @param closed the last day of which every cart has been reported
 * @param open the report of the day after it, or {@code null} if it was not begun
 */
record CloseProgress(@JsonProperty("closed") LocalDate closed, @JsonProperty("open") @Nullable DayReport open) {

	/** All days up to this one are done. */
	static CloseProgress after(LocalDate closed) {
		return new CloseProgress(closed, null);
	}

	/** The day to be closed next. */
	LocalDate day() {
		return this.closed.plusDays(1);
	}

	/** What has been reported of that day. */
	DayReport report() {
		return (this.open != null) ? this.open : DayReport.none(day());
	}

	/** With more of that day reported. */
	CloseProgress with(DayReport report) {
		return new CloseProgress(this.closed, report);
	}

}
