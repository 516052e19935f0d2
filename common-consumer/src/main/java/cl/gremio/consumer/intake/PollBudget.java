package cl.gremio.consumer.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.consumer.failure.RejectionHeader;
import cl.gremio.kafka.RecordLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Bounds the memory that the records of one poll take. Uncompressed, a batch of 1 MB may
 * take thousands of times as much, most of all for headers, because each is an object. A
 * poll ends with the record that exceeds the budget: the deserializer fails for the next
 * record, so the consumer returns the records that it has and reads the next one in the
 * next poll. Used by one stream thread only.
 */
public final class PollBudget implements Deserializer<byte[]> {

	private static final long BYTES = 16L * 1024 * 1024;

	/** The memory of a header beside its bytes. */
	private static final int HEADER = 160;

	/** The most that a repartition topic adds to an event: see {@link RecordLimits}. */
	private static final int REPARTITION = 2 * 1024;

	private long used;

	private boolean hasOversize;

	/** Begins a poll. */
	public void begin() {
		this.used = 0;
		this.hasOversize = false;
	}

	/** Returns the deserializer of keys, which shares the budget. */
	public Deserializer<byte[]> keys() {
		return (topic, key) -> {
			this.used += key.length;
			this.hasOversize |= key.length > RecordLimits.EVENT;
			return key;
		};
	}

	@Override
	public byte[] deserialize(String topic, byte[] value) {
		return value;
	}

	@Override
	public byte[] deserialize(String topic, Headers headers, byte[] value) {
		if (this.used > BYTES) {
			throw new SerializationException(
					"The records of this poll take too much memory; the next poll reads the next record");
		}
		int size = RecordLimits.size(null, value, headers);
		this.used += size + (long) HEADER * headers.toArray().length;
		this.hasOversize |= size > RecordLimits.EVENT;
		return value;
	}

	/** Truncates the records of a poll that are too large for an intake. */
	public ConsumerRecords<byte[], byte[]> truncate(ConsumerRecords<byte[], byte[]> records) {
		if (!this.hasOversize) {
			return records;
		}
		Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
		for (TopicPartition partition : records.partitions()) {
			kept.put(partition, records.records(partition).stream().map(PollBudget::truncate).toList());
		}
		return new ConsumerRecords<>(kept, records.nextOffsets());
	}

	private static ConsumerRecord<byte[], byte[]> truncate(ConsumerRecord<byte[], byte[]> record) {
		int size = RecordLimits.size(record.key(), record.value(), record.headers());
		if (size <= RecordLimits.EVENT + REPARTITION) {
			return record;
		}
		byte[] key = EventSizeLimit.truncate(record.key());
		byte[] value = EventSizeLimit.truncate(record.value());
		Headers headers = EventSizeLimit.truncate(record.headers());
		int removed = size - RecordLimits.size(key, value, headers);
		return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
				record.timestampType(), record.serializedKeySize(), record.serializedValueSize(), key, value,
				new RecordHeaders(headers).add(new RejectionHeader(null, true, removed)), record.leaderEpoch(),
				record.deliveryCount());
	}

}
