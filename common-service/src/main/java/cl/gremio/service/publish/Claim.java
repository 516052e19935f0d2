package cl.gremio.service.publish;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A bulk's claim to be the first under its id.
 *
 * @param id of the bulk
 * @param count how many events it has
 * @param offset where the claim stands
 * @param time when the bulk was taken, in epoch milliseconds
 */
record Claim(String id, int count, long offset, long time) {

	static ProducerRecord<byte[], byte[]> record(TopicPartition log, Bulk bulk) {
		return new ProducerRecord<>(log.topic(), log.partition(), bulk.time().toEpochMilli(), bulk.id().getBytes(UTF_8),
				Integer.toString(bulk.count()).getBytes(UTF_8));
	}

	/** Reads a claim; empty for what somebody else has put there. */
	static Optional<Claim> read(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() == null || record.value() == null || record.value().length > 9) {
			return Optional.empty();
		}
		String count = new String(record.value(), UTF_8);
		return count.matches("[0-9]+") ? Optional.of(new Claim(new String(record.key(), UTF_8), Integer.parseInt(count),
				record.offset(), record.timestamp())) : Optional.empty();
	}

}
