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
record PartitionCloseState(@JsonProperty("closed") LocalDate closed,
		@JsonProperty("open") @Nullable DayReportState open) {

	/** All days up to this one are done. */
	static PartitionCloseState after(LocalDate closed) {
		return new PartitionCloseState(closed, null);
	}

	/** The day to be closed next. */
	LocalDate day() {
		return this.closed.plusDays(1);
	}

	/** What has been reported of that day. */
	DayReportState report() {
		return (this.open != null) ? this.open : DayReportState.none(day());
	}

	/** With more of that day reported. */
	PartitionCloseState with(DayReportState report) {
		return new PartitionCloseState(this.closed, report);
	}

}
