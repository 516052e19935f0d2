package cl.gremio.consumer.horizon;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The end of a partition's committed records. If records stand behind this end, a
 * transaction is open there.
 *
 * @param end offset behind the last record
 * @param committed offset behind the last record that {@code read_committed} readers see
 * @param since when the transaction was first seen, by {@link System#nanoTime()}
 * @param told whether the transaction has been logged
 */
record CommittedEnd(long end, long committed, long since, boolean told) {

	/** The end as seen now; a transaction seen before keeps its age. */
	static CommittedEnd of(long end, long committed, long now, @Nullable CommittedEnd before) {
		boolean stands = before != null && before.uncommitted() > 0 && before.committed == committed && committed < end;
		return new CommittedEnd(end, committed, stands ? before.since : now, stands && before.told);
	}

	CommittedEnd asTold() {
		return new CommittedEnd(this.end, this.committed, this.since, true);
	}

	/** How many records the transaction hides; transaction markers count too. */
	long uncommitted() {
		return Math.max(0, this.end - this.committed);
	}

	/** How long the transaction has hidden them. */
	Duration stalled(long now) {
		return (uncommitted() > 0) ? Duration.ofNanos(now - this.since) : Duration.ZERO;
	}

}
