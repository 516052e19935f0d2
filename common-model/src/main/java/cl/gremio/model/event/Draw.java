package cl.gremio.model.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance as a pure function of an event's id. The same log always gives the same guild:
 * retries, restarts and rebuilds repeat their draws.
 * <p>
 * A draw is made from the first 64 bits of SHA-256 over purpose, a zero byte and id, in
 * UTF-8. This must never change: another function would change the decisions about the
 * log.
 */
public final class Draw {

	private Draw() {
	}

	/**
	 * Draws an integer, each with the same probability (to within 2<sup>-64</sup>).
	 * @param bound how many outcomes there are, at least 1
	 * @param eventId the event that is decided
	 * @param purpose what is decided; it makes the draws of one event independent
	 * @return 0 to {@code bound - 1}
	 * @throws IllegalArgumentException if there are no outcomes
	 */
	public static int below(int bound, String eventId, String purpose) {
		if (bound < 1) {
			throw new IllegalArgumentException("A draw has at least 1 outcome, not " + bound);
		}
		return (int) Long.remainderUnsigned(bits(eventId, purpose), bound);
	}

	/**
	 * Draws a number for comparison with a probability: {@code unit(…) < p} is true with
	 * probability p, never for 0 and always for 1.
	 * @param eventId the event that is decided
	 * @param purpose what is decided; it makes the draws of one event independent
	 * @return 0 inclusive to 1 exclusive, a multiple of 2<sup>-53</sup>
	 */
	public static double unit(String eventId, String purpose) {
		return (bits(eventId, purpose) >>> 11) * 0x1.0p-53;
	}

	private static long bits(String eventId, String purpose) {
		MessageDigest digest = sha256();
		digest.update(purpose.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
		return ByteBuffer.wrap(digest.digest(eventId.getBytes(StandardCharsets.UTF_8))).getLong();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform is required to have SHA-256", ex);
		}
	}

}
