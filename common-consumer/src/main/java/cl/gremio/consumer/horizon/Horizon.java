package cl.gremio.consumer.horizon;

import java.time.Instant;

/**
 * The instant up to which the log has been read: every event recorded before it has had
 * its effect. Conclusions from a cart's silence and from the end of a day wait for it.
 */
@FunctionalInterface
public interface Horizon {

	/**
	 * The instant, or {@link Instant#MIN} while the log has not been read once. It moves
	 * on after a call: a caller that needs a later instant asks again.
	 */
	Instant instant();

}
