package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one partition with closing days.
 *
 * @param closed the last day with all carts reported
 * @param open the report of the following day, or {@code null} if it has not begun
 */
record PartitionCloseState(@JsonProperty("closed") LocalDate closed,
		@JsonProperty("open") @Nullable DayReportState open) {

	/** The progress after a day, and all days before it, have been closed. */
	static PartitionCloseState after(LocalDate closed) {
		return new PartitionCloseState(closed, null);
	}

	LocalDate nextDay() {
		return this.closed.plusDays(1);
	}

	DayReportState report() {
		return (this.open != null) ? this.open : DayReportState.none(nextDay());
	}

	/** Replaces the report of the next day. */
	PartitionCloseState with(DayReportState report) {
		return new PartitionCloseState(this.closed, report);
	}

}
