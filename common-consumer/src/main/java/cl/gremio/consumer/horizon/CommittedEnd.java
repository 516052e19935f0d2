package cl.gremio.consumer.horizon;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Where a partition's committed records end, and for how long they have ended there
 * although more is written: from there on a transaction is open.
 *
 * @param end offset behind the last record
 * @param committed offset behind the last record that readers of committed records see
 * @param since when it was first seen so, by {@link System#nanoTime()}
 * @param told whether it has been logged
 */
record CommittedEnd(long end, long committed, long since, boolean told) {

	/** What is seen now, after what was seen before. */
	static CommittedEnd of(long end, long committed, long now, @Nullable CommittedEnd before) {
		boolean stands = before != null && before.uncommitted() > 0 && before.committed == committed && committed < end;
		return new CommittedEnd(end, committed, stands ? before.since : now, stands && before.told);
	}

	CommittedEnd asTold() {
		return new CommittedEnd(this.end, this.committed, this.since, true);
	}

	/** How many records wait; markers of transactions count too. */
	long uncommitted() {
		return Math.max(0, this.end - this.committed);
	}

	/** For how long they have waited. */
	Duration stalled(long now) {
		return (uncommitted() > 0) ? Duration.ofNanos(now - this.since) : Duration.ZERO;
	}

}
