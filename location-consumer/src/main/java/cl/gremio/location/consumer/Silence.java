package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * When a cart is lost: after a time without a clean report, and no moment earlier.
 *
 * @param limit how long a cart may be silent
 */
record Silence(Duration limit) {

	/**
	 * When a cart must have been heard of after, not to be lost.
	 * @param horizon up to when no report can have been missed
	 * @return in epoch milliseconds, {@link Long#MIN_VALUE} where nothing can be said
	 */
	long lostIfNotHeardAfter(Instant horizon) {
		return horizon.equals(Instant.MIN) ? Long.MIN_VALUE : horizon.minus(this.limit).toEpochMilli();
	}

	/**
	 * When a cart that was not heard of any more was lost, in epoch seconds.
	 * @param heard when it was last heard of, in epoch milliseconds
	 */
	long endAfter(long heard) {
		return Instant.ofEpochMilli(heard).plus(this.limit).getEpochSecond();
	}

}
