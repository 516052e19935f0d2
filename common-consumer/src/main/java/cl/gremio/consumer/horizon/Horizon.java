package cl.gremio.consumer.horizon;

import java.time.Instant;

/**
 * The instant up to which the log has been read: every event recorded before it has had
 * its effect. What is concluded from silence, or from a day's end, waits for it.
 */
@FunctionalInterface
public interface Horizon {

	/**
	 * The instant, {@link Instant#MIN} while the log has not been read once. It moves on
	 * for those who ask: who finds it short of what they wait for asks again.
	 */
	Instant instant();

}
