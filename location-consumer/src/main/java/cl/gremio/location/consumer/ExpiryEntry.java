package cl.gremio.location.consumer;

import java.nio.ByteBuffer;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An entry of the index by which silent carts are found, in the order of time.
 *
 * @param heard when the cart was heard of, though not always for the last time, in epoch
 * milliseconds
 * @param plate the cart's plate; empty before all others of that moment
 */
record ExpiryEntry(long heard, String plate) {

	static final Serde<ExpiryEntry> SERDE = Serdes.serdeFrom((topic, expiry) -> expiry.toBytes(),
			(topic, bytes) -> fromBytes(bytes));

	/** Before every other entry. */
	static final ExpiryEntry FIRST = startOf(Long.MIN_VALUE);

	/** Before every cart heard of at a moment, and after those of before. */
	static ExpiryEntry startOf(long heard) {
		return new ExpiryEntry(heard, "");
	}

	// Stores compare bytes without sign: with its sign turned, the past before 1970 is
	// first.
	private byte[] toBytes() {
		byte[] text = this.plate.getBytes(UTF_8);
		return ByteBuffer.allocate(Long.BYTES + text.length).putLong(this.heard ^ Long.MIN_VALUE).put(text).array();
	}

	private static ExpiryEntry fromBytes(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		long heard = buffer.getLong() ^ Long.MIN_VALUE;
		return new ExpiryEntry(heard, UTF_8.decode(buffer).toString());
	}

}
