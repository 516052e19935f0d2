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
 * Bounds the memory that the records of one poll take. A batch of 1 MB may unpack to
 * thousands of times that, most of all in headers, which are objects each. A poll ends
 * with the record that uses the budget up: for its successor the deserializer fails, upon
 * which a consumer returns what it has and comes back to the successor in the next poll.
 */
public final class PollBudget implements Deserializer<byte[]> {

	private static final long BYTES = 16L * 1024 * 1024;

	/** What a header takes in memory beside its bytes. */
	private static final int HEADER = 160;

	/** What a hop adds to an event at most: see {@link RecordLimits}. */
	private static final int HOP = 2 * 1024;

	private long used;

	private boolean hasOversize;

	/** Begins a poll. */
	public void begin() {
		this.used = 0;
		this.hasOversize = false;
	}

	/** Reads keys on the same budget. */
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
			throw new SerializationException("The records of this poll take much memory; the next comes in the next");
		}
		int size = RecordLimits.size(null, value, headers);
		this.used += size + (long) HEADER * headers.toArray().length;
		this.hasOversize |= size > RecordLimits.EVENT;
		return value;
	}

	/** The records of a poll; of those that no intake will take, their beginnings. */
	public ConsumerRecords<byte[], byte[]> cut(ConsumerRecords<byte[], byte[]> records) {
		if (!this.hasOversize) {
			return records;
		}
		Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
		for (TopicPartition partition : records.partitions()) {
			kept.put(partition, records.records(partition).stream().map(PollBudget::cut).toList());
		}
		return new ConsumerRecords<>(kept, records.nextOffsets());
	}

	private static ConsumerRecord<byte[], byte[]> cut(ConsumerRecord<byte[], byte[]> record) {
		int size = RecordLimits.size(record.key(), record.value(), record.headers());
		if (size <= RecordLimits.EVENT + HOP) {
			return record;
		}
		byte[] key = EventSizeLimit.cut(record.key());
		byte[] value = EventSizeLimit.cut(record.value());
		Headers headers = EventSizeLimit.cut(record.headers());
		int removed = size - RecordLimits.size(key, value, headers);
		return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
				record.timestampType(), record.serializedKeySize(), record.serializedValueSize(), key, value,
				new RecordHeaders(headers).add(new RejectionHeader(null, true, removed)), record.leaderEpoch(),
				record.deliveryCount());
	}

}
