package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

/**
 * When a cart is lost: after a time without a clean report. Reports are dated in whole
 * seconds, so silence is counted from the end of the last one's second: no alarm is a
 * moment too early.
 *
 * @param limit how long a cart may be silent
 */
record Silence(Duration limit) {

	/**
	 * The last second of which a newest report is too old.
	 * @param horizon up to when nothing can have been missed
	 * @return in epoch seconds, {@link Long#MIN_VALUE} where nothing can be said
	 */
	long lastSecondLostAt(Instant horizon) {
		return horizon.equals(Instant.MIN) ? Long.MIN_VALUE : horizon.minus(this.limit).getEpochSecond() - 1;
	}

	/** When the silence after a report became too long, in epoch seconds. */
	long endAfter(Place place) {
		return place.time() + 1 + this.limit.toSeconds();
	}

}
