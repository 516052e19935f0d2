package cl.gremio.standalone;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record of another program, as the oracle knows it.
 *
 * @param fields the text of each field, by its name in the contract
 * @param id the id in the header, or else the record's position
 * @param retriable whether records with equal ids are one event
 * @param time the time recorded
 */
record ForeignRecord(String topic, Map<String, String> fields, String id, boolean retriable, Instant time) {

	/** A field's text, or {@code null} if the field is missing. */
	@Nullable String field(String name) {
		return this.fields.get(name);
	}

	/** Random bits that, as in the contract, depend on the id and the purpose alone. */
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
