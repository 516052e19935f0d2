package cl.gremio.service.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cl.gremio.service.BackgroundLoop;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the result topics, committed facts only, and writes the rows and its positions
 * together: a restart goes on where the rows are.
 */
class FactReader implements BackgroundLoop.Task {

	private static final Logger logger = LoggerFactory.getLogger(FactReader.class);

	private static final Duration POLL = Duration.ofMillis(500);

	private final RowStore store;

	private final Projections projections;

	private final TopicIds topicIds;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private volatile Consumer<byte[], byte[]> consumer;

	private volatile boolean filled;

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

	/** Ends the wait for facts, so that the reader sees that it is to stop. */
	void wakeUp() {
		Consumer<byte[], byte[]> current = this.consumer;
		if (current != null) {
			current.wakeup();
		}
	}

	@Override
	public void run(BackgroundLoop.Life life) {
		try {
			read(life);
		}
		catch (WakeupException ex) {
			logger.debug("The read model stops");
		}
		catch (UnknownTopicOrPartitionException ex) {
			logger.debug("The result topics are yet to be made", ex);
		}
	}

	private void read(BackgroundLoop.Life life) {
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
			life.works();
			while (!life.isStopped()) {
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
