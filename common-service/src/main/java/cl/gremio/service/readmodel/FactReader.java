package cl.gremio.service.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the result topics, committed facts only, and writes the rows and its positions
 * together: a restart goes on where the rows are. Faults of Kafka are waited out, and no
 * other ends the reading either.
 */
class FactReader implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(FactReader.class);

	private static final Duration POLL = Duration.ofMillis(500);

	private static final Duration BACKOFF = Duration.ofMillis(500);

	private final RowStore store;

	private final Projections projections;

	private final TopicIds topicIds;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private volatile Consumer<byte[], byte[]> consumer;

	private volatile boolean filled;

	private @Nullable Class<?> trouble;

	FactReader(RowStore store, Projections projections, TopicIds topicIds,
			Supplier<Consumer<byte[], byte[]>> consumers) {
		this.store = store;
		this.projections = projections;
		this.topicIds = topicIds;
		this.consumers = consumers;
	}

	boolean isFilled() {
		return this.filled;
	}

	void stop() {
		this.stopped.countDown();
		Consumer<byte[], byte[]> current = this.consumer;
		if (current != null) {
			current.wakeup();
		}
	}

	@Override
	public void run() {
		do {
			try {
				read();
			}
			catch (WakeupException ex) {
				logger.debug("The read model stops");
			}
			catch (UnknownTopicOrPartitionException ex) {
				logger.debug("The result topics are yet to be made", ex);
			}
			catch (RuntimeException ex) {
				report(ex);
			}
		}
		while (!isStoppedWithin(BACKOFF));
	}

	/** Each kind once, and not at each attempt: an outage may last for days. */
	private void report(RuntimeException ex) {
		if (ex.getClass() != this.trouble) {
			logger.warn("The read model can't go on, and tries again until it can: {}", ex.getMessage());
			this.trouble = ex.getClass();
		}
		logger.debug("The cause", ex);
	}

	private boolean isStoppedWithin(Duration time) {
		try {
			return this.stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private void read() {
		this.topicIds.clearStoreOfOtherTopics(this.store, this.projections.byTopic().keySet());
		try (Consumer<byte[], byte[]> facts = this.consumers.get()) {
			this.consumer = facts;
			List<TopicPartition> partitions = this.projections.byTopic()
				.keySet()
				.stream()
				.flatMap((topic) -> partitions(facts, topic))
				.toList();
			facts.assign(partitions);
			partitions.forEach((partition) -> seek(facts, partition));
			Map<TopicPartition, Long> ends = facts.endOffsets(partitions);
			this.trouble = null;
			while (this.stopped.getCount() > 0) {
				write(facts, facts.poll(POLL), partitions);
				this.filled = this.filled
						|| ends.entrySet().stream().allMatch((end) -> facts.position(end.getKey()) >= end.getValue());
			}
		}
		finally {
			this.consumer = null;
		}
	}

	/** A topic that was made a moment ago may show without its partitions. */
	private static Stream<TopicPartition> partitions(Consumer<byte[], byte[]> facts, String topic) {
		List<PartitionInfo> partitions = facts.partitionsFor(topic);
		if (partitions == null || partitions.isEmpty()) {
			throw new UnknownTopicOrPartitionException("No partition of " + topic + " is to be seen yet");
		}
		return partitions.stream().map((info) -> new TopicPartition(topic, info.partition()));
	}

	private void seek(Consumer<byte[], byte[]> facts, TopicPartition partition) {
		byte[] position = this.store.get(RowKey.ofPosition(partition.topic(), partition.partition()));
		if (position != null) {
			facts.seek(partition, RowKey.position(position));
		}
		else {
			facts.seekToBeginning(List.of(partition));
		}
	}

	private void write(Consumer<byte[], byte[]> facts, ConsumerRecords<byte[], byte[]> records,
			Collection<TopicPartition> partitions) {
		if (records.isEmpty()) {
			return;
		}
		RowBatch batch = new RowBatch();
		records.forEach((fact) -> batch.apply(this.projections.byTopic().get(fact.topic()), fact));
		partitions.forEach((partition) -> batch.position(partition, facts.position(partition)));
		this.store.write(batch.rows());
	}

}
