package cl.gremio.location.consumer;

import java.nio.ByteBuffer;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An entry of the index of carts by the time of a report. It is the key of a store, whose
 * entries are in the order of their bytes.
 *
 * @param heard when the cart was heard of, in epoch milliseconds; not always its newest
 * report
 * @param plate the cart's plate, or empty for the bound before all carts of that moment
 */
record ExpiryEntry(long heard, String plate) {

	static final Serde<ExpiryEntry> SERDE = Serdes.serdeFrom((topic, expiry) -> expiry.toBytes(),
			(topic, bytes) -> fromBytes(bytes));

	/** The bound before all entries. */
	static final ExpiryEntry FIRST = startOf(Long.MIN_VALUE);

	/** The bound before the carts heard of at a moment. */
	static ExpiryEntry startOf(long heard) {
		return new ExpiryEntry(heard, "");
	}

	// Stores compare unsigned bytes. The inverted sign bit puts the times before 1970
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
