package cl.gremio.kafka;

import java.nio.ByteBuffer;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.DefaultRecord;
import org.jspecify.annotations.Nullable;

/**
 * The largest records, in bytes, and why each fits into every topic that it may go to.
 * The intake bounds the parts before it touches any state:
 *
 * <pre>
 * a record                        1 MiB    as Kafka counts it on the wire, with its headers
 * + a hop's key and header        1 KiB    a key of 200 characters, of at most 4 bytes each,
 *                                          and the record's origin; its own key replaces the
 *                                          hop's
 * + a dead letter's headers      16 KiB    three texts of at most 4 KiB, three numbers and
 *                                          their names
 * = the largest that we write    below 1.1 MiB, and topics of ours take 2 MiB
 *
 * a fact or a state              below 1 MiB, all that the broker's default takes: the
 *                                          largest is a batch of 100 low events, each of an id,
 *                                          a plate and a place of 200 characters, of at most
 *                                          6 bytes each where JSON escapes a control character:
 *                                          370 KB
 * </pre>
 */
public final class RecordLimits {

	/** The largest record that is an event (contract: Topics). */
	public static final int EVENT = 1024 * 1024;

	/**
	 * The broker's default for a topic's batches: a batch of one record and its 61 bytes
	 * of head. Not compressed, no larger event gets onto a public topic.
	 */
	public static final int PUBLIC_TOPIC = 1_048_588;

	/** The largest batch on internal topics and on dead-letter topics. */
	public static final int OWN_TOPIC = 2 * 1024 * 1024;

	/** The largest request of a producer: the largest record, and room to spare. */
	public static final int REQUEST = 3 * 1024 * 1024;

	/** How much of each part of an oversized record is kept. */
	public static final int KEPT = 64 * 1024;

	/** A text in a dead letter's headers. */
	public static final int DEAD_LETTER_TEXT = 4 * 1024;

	private RecordLimits() {
	}

	/** The size of an uncompressed record on the wire, as Kafka counts it. */
	public static int size(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
		return DefaultRecord.sizeInBytes(0, 0, buffer(key), buffer(value), headers.toArray());
	}

	private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
		return (bytes != null) ? ByteBuffer.wrap(bytes) : null;
	}

}
