package cl.gremio.tools.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import cl.gremio.model.topic.RecordPosition;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads committed records, from the beginning of a partition to its end at the time of
 * the call.
 */
final class LogReader implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final Consumer<byte[], byte[]> consumer;

	LogReader(Consumer<byte[], byte[]> consumer) {
		this.consumer = consumer;
	}

	/**
	 * Reads a topic, partition after partition.
	 * @param each takes a record, and returns whether to go on
	 */
	void read(String topic, int partitions, Predicate<ConsumerRecord<byte[], byte[]>> each) {
		for (int partition = 0; partition < partitions; partition++) {
			if (!read(new TopicPartition(topic, partition), 0, each)) {
				return;
			}
		}
	}

	Optional<ConsumerRecord<byte[], byte[]>> record(RecordPosition position) {
		TopicPartition partition = position.topicPartition();
		this.consumer.assign(List.of(partition));
		if (position.offset() < start(partition) || position.offset() >= end(partition)) {
			return Optional.empty();
		}
		List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>(1);
		read(partition, position.offset(), (record) -> {
			next.add(record);
			return false;
		});
		return next.stream().filter((record) -> record.offset() == position.offset()).findFirst();
	}

	private boolean read(TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> each) {
		this.consumer.assign(List.of(partition));
		long end = end(partition);
		long position = Math.max(from, start(partition));
		this.consumer.seek(partition, position);
		long heard = System.nanoTime();
		while (position < end) {
			ConsumerRecords<byte[], byte[]> records = this.consumer.poll(POLL);
			for (ConsumerRecord<byte[], byte[]> record : records) {
				if (record.offset() < end && !each.test(record)) {
					return false;
				}
			}
			long before = position;
			position = this.consumer.position(partition);
			if (position > before || !records.isEmpty()) {
				heard = System.nanoTime();
			}
			else if (System.nanoTime() - heard > Duration.ofMillis(ClientSettings.PATIENCE).toNanos()) {
				throw new TimeoutException("Nothing comes from " + partition);
			}
		}
		return true;
	}

	private long start(TopicPartition partition) {
		return this.consumer.beginningOffsets(List.of(partition)).get(partition);
	}

	private long end(TopicPartition partition) {
		return this.consumer.endOffsets(List.of(partition)).get(partition);
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
