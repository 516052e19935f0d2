package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * When a cart is lost: after a time without a clean report, and no moment earlier.
 *
 * @param limit how long a cart may be silent
 */
record SilenceRule(Duration limit) {

	/**
	 * When a cart must have been heard of after, not to be lost.
	 * @param horizon up to when no report can have been missed
	 * @return in epoch milliseconds, {@link Long#MIN_VALUE} where nothing can be said
	 */
	long lostIfNotHeardAfter(Instant horizon) {
		return horizon.equals(Instant.MIN) ? Long.MIN_VALUE : horizon.minus(this.limit).toEpochMilli();
	}

	/**
	 * When a cart is lost if it is not heard of any more, in epoch milliseconds.
	 * @param heard when it was last heard of, in epoch milliseconds
	 */
	long dueAfter(long heard) {
		return heard + this.limit.toMillis();
	}

	/** The same in epoch seconds. */
	long endAfter(long heard) {
		return Math.floorDiv(dueAfter(heard), 1000);
	}

}
