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
 * @param id of the bulk, as its bytes are: no two become one
 * @param count how many events it has
 * @param offset where the claim stands
 * @param time of its record, in epoch milliseconds: the broker's, so that the clocks of
 * instances don't matter, unless the topic is from before 0.2.0
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

	/** Reads a claim; empty for what somebody else has put there. */
	static Optional<Claim> read(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() == null || record.value() == null || record.value().length > 9) {
			return Optional.empty();
		}
		String count = new String(record.value(), UTF_8);
		return count.matches("[0-9]+") ? Optional
			.of(new Claim(ByteBuffer.wrap(record.key()), Integer.parseInt(count), record.offset(), record.timestamp()))
				: Optional.empty();
	}

	/** Whether it stands before another's and makes that one a retry. */
	boolean precedes(Claim other) {
		return this.offset < other.offset && this.id.equals(other.id) && Math.abs(this.time - other.time) <= WINDOW_MS;
	}

}
