package cl.gremio.standalone;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record of someone else's program, as the oracle knows it.
 *
 * @param fields what it says, by the contract's names, as text
 * @param id of its header, or where it came to stand
 * @param retriable whether equal ids are one event
 * @param time the time recorded
 */
record ForeignRecord(String topic, Map<String, String> fields, String id, boolean retriable, Instant time) {

	/** A field's text; {@code null} where it is missing. */
	@Nullable String field(String name) {
		return this.fields.get(name);
	}

	/**
	 * Drawn from the id as the contract has it: a pure function, told apart by purpose.
	 */
	long bits(String purpose) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return ByteBuffer.wrap(digest.digest((purpose + '\0' + this.id).getBytes(UTF_8))).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
