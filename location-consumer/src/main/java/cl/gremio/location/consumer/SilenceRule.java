package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * When a cart is lost: after a time without a clean report.
 *
 * @param limit how long a cart may be silent
 */
record SilenceRule(Duration limit) {

	/**
	 * The moment after which a cart must have been heard of; otherwise it is lost.
	 * @param horizon the time until which the log has been read
	 * @return in epoch milliseconds; {@link Long#MIN_VALUE} if the log has not been read
	 * yet
	 */
	long lostIfNotHeardAfter(Instant horizon) {
		return horizon.equals(Instant.MIN) ? Long.MIN_VALUE : horizon.minus(this.limit).toEpochMilli();
	}

	/**
	 * When a cart is lost if no further report arrives, in epoch milliseconds.
	 * @param heard when the cart was last heard of, in epoch milliseconds
	 */
	long dueAfter(long heard) {
		return heard + this.limit.toMillis();
	}

	/** The same moment in epoch seconds. */
	long dueSecondAfter(long heard) {
		return Math.floorDiv(dueAfter(heard), 1000);
	}

}
