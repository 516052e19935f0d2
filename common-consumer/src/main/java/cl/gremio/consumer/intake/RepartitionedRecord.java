package cl.gremio.consumer.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way to a certain partition. Only the value itself is written, and a
 * header that says where it comes from: on arrival the record is again what it was, with
 * the same size and the same fate, and a dead letter names the public topic.
 */
record RepartitionedRecord(byte @Nullable [] raw, int partition) {

	static final Serde<RepartitionedRecord> SERDE = Serdes.serdeFrom((topic, hop) -> hop.raw(),
			(topic, raw) -> new RepartitionedRecord(raw, -1));

	static final StreamPartitioner<byte[], RepartitionedRecord> PARTITIONER = (topic, key, hop, partitions) -> Optional
		.of(Set.of(hop.partition() % partitions));

	/**
	 * Partition, offset and timestamp, then whether there was a key, and the key.
	 */
	private static final String ORIGIN = "gremio_origin";

	private static final int FIXED = Integer.BYTES + 2 * Long.BYTES + 1;

	/** The headers with which a record leaves. */
	static Headers leave(Headers headers, SourceRecord came) {
		byte[] key = (came.key() != null) ? came.key() : new byte[0];
		byte[] origin = ByteBuffer.allocate(FIXED + key.length)
			.putInt(came.partition())
			.putLong(came.offset())
			.putLong(came.timestamp())
			.put((byte) ((came.key() != null) ? 1 : 0))
			.put(key)
			.array();
		return new RecordHeaders(headers).add(ORIGIN, origin);
	}

	/**
	 * How the record that arrives came to the public topic; as it comes here, if somebody
	 * else wrote it here.
	 */
	static SourceRecord arrive(SourceRecord here, String publicTopic) {
		Header last = here.headers().lastHeader(ORIGIN);
		if (last == null || last.value() == null || last.value().length < FIXED) {
			return here;
		}
		ByteBuffer origin = ByteBuffer.wrap(last.value());
		int partition = origin.getInt();
		long offset = origin.getLong();
		long timestamp = origin.getLong();
		byte[] key = (origin.get() == 1) ? Arrays.copyOfRange(last.value(), FIXED, last.value().length) : null;
		if (partition < 0 || offset < 0 || timestamp < 0) {
			return here;
		}
		RecordHeaders headers = new RecordHeaders();
		for (Header header : here.headers()) {
			if (header != last) {
				headers.add(header);
			}
		}
		return new SourceRecord(publicTopic, partition, offset, timestamp, key, here.value(), headers);
	}

}
