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
 * A value on its way to a partition of a repartition topic. A header keeps the rest of
 * the source record. So the reader of the repartition topic restores the source record,
 * treats it as the reader of the public topic would, and a dead letter names the public
 * topic.
 */
record RepartitionedRecord(byte @Nullable [] raw, int partition) {

	static final Serde<RepartitionedRecord> SERDE = Serdes.serdeFrom((topic, record) -> record.raw(),
			(topic, raw) -> new RepartitionedRecord(raw, -1));

	static final StreamPartitioner<byte[], RepartitionedRecord> PARTITIONER = (topic, key, record,
			partitions) -> Optional.of(Set.of(record.partition() % partitions));

	/** Holds partition, offset, timestamp, whether there is a key, and the key. */
	private static final String ORIGIN = "gremio_origin";

	private static final int FIXED = Integer.BYTES + 2 * Long.BYTES + 1;

	/** Returns the headers of the source record, with the one that keeps the rest. */
	static Headers headersFor(SourceRecord source) {
		byte[] key = (source.key() != null) ? source.key() : new byte[0];
		byte[] origin = ByteBuffer.allocate(FIXED + key.length)
			.putInt(source.partition())
			.putLong(source.offset())
			.putLong(source.timestamp())
			.put((byte) ((source.key() != null) ? 1 : 0))
			.put(key)
			.array();
		return new RecordHeaders(source.headers()).add(ORIGIN, origin);
	}

	/**
	 * Restores the source record. Returns a record that a foreign program wrote to the
	 * repartition topic as it is.
	 */
	static SourceRecord restore(SourceRecord here, String publicTopic) {
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
