package cl.gremio.producer.publish;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A bulk's claim to be the first under its id.
 *
 * @param id of the bulk, in bytes: as text, two ids could become one
 * @param count the number of events in the bulk
 * @param offset of the claim's record
 * @param time of the claim's record, in epoch milliseconds, by the broker's clock; on a
 * topic from before 0.2.0 by the clock of the instance
 */
record Claim(ByteBuffer id, int count, long offset, long time) {

	private static final long WINDOW_MS = 24 * 60 * 60 * 1000L;

	static ProducerRecord<byte[], byte[]> record(TopicPartition log, Bulk bulk) {
		return new ProducerRecord<>(log.topic(), log.partition(), bulk.time().toEpochMilli(), bulk.id().getBytes(UTF_8),
				Integer.toString(bulk.count()).getBytes(UTF_8));
	}

	/** The claim of a record that was sent. */
	static Claim of(Bulk bulk, RecordMetadata sent) {
		return new Claim(ByteBuffer.wrap(bulk.id().getBytes(UTF_8)), bulk.count(), sent.offset(), sent.timestamp());
	}

	/** Reads a claim; empty for a record that is none. */
	static Optional<Claim> read(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() == null || record.value() == null || record.value().length > 9) {
			return Optional.empty();
		}
		String count = new String(record.value(), UTF_8);
		return count.matches("[0-9]+") ? Optional
			.of(new Claim(ByteBuffer.wrap(record.key()), Integer.parseInt(count), record.offset(), record.timestamp()))
				: Optional.empty();
	}

	/** Whether this claim stands before another one and makes its bulk a retry. */
	boolean precedes(Claim other) {
		return this.offset < other.offset && this.id.equals(other.id) && Math.abs(this.time - other.time) <= WINDOW_MS;
	}

}
