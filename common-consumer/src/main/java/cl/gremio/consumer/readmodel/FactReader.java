package cl.gremio.consumer.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cl.gremio.service.WorkerThread;
import cl.gremio.service.ProgressLog;
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
class FactReader implements WorkerThread.Task {

	private static final Logger logger = LoggerFactory.getLogger(FactReader.class);

	private static final Duration POLL = Duration.ofMillis(500);

	private final RowStore store;

	private final Projections projections;

	private final TopicIds topicIds;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private volatile Consumer<byte[], byte[]> consumer;

	private final AtomicInteger demands = new AtomicInteger();

	private volatile int filled = -1;

	private volatile boolean leavesOutMissing;

	FactReader(RowStore store, Projections projections, TopicIds topicIds,
			Supplier<Consumer<byte[], byte[]>> consumers) {
		this.store = store;
		this.projections = projections;
		this.topicIds = topicIds;
		this.consumers = consumers;
	}

	/** Whether the rows have been filled to the end once. */
	boolean isFilled() {
		return this.filled >= 0;
	}

	/** Whether they have been filled to where the topics ended after a demand. */
	boolean isFilled(int demand) {
		return this.filled >= demand;
	}

	/** Demands that the rows be filled to where the topics end from now on. */
	int demand() {
		return this.demands.incrementAndGet();
	}

	/** Lets it read without the topics that are missing. */
	void leaveOutMissingTopics() {
		this.leavesOutMissing = true;
	}

	/** Ends the wait for facts, so that the reader sees that it is to stop. */
	void wakeUp() {
		Consumer<byte[], byte[]> current = this.consumer;
		if (current != null) {
			current.wakeup();
		}
	}

	@Override
	public void run(WorkerThread.Run life) {
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

	private void read(WorkerThread.Run life) {
		Collection<String> topics = this.projections.byTopic().keySet();
		Collection<String> read = this.leavesOutMissing ? this.topicIds.there(topics) : topics;
		if (read.isEmpty()) {
			throw new UnknownTopicOrPartitionException("None of these is there: " + topics);
		}
		this.topicIds.clearStoreOfOtherTopics(this.store, read);
		try (Consumer<byte[], byte[]> facts = this.consumers.get()) {
			this.consumer = facts;
			List<TopicPartition> partitions = read.stream().flatMap((topic) -> partitions(facts, topic)).toList();
			facts.assign(partitions);
			partitions.forEach((partition) -> seek(facts, partition));
			life.recovered();
			fill(facts, partitions, life);
		}
		finally {
			this.consumer = null;
		}
	}

	private void fill(Consumer<byte[], byte[]> facts, Collection<TopicPartition> partitions, WorkerThread.Run life) {
		int demand = -1;
		Map<TopicPartition, Long> ends = Map.of();
		ProgressLog howFar = new ProgressLog(logger, "Filling the read model");
		while (!life.isStopped()) {
			int demanded = this.demands.get();
			if (demand != demanded) {
				ends = facts.endOffsets(partitions);
				demand = demanded;
				if (ends.entrySet().stream().anyMatch((end) -> facts.position(end.getKey()) > end.getValue())) {
					logger.warn("Result topics have lost records: the read model is filled from their beginning");
					this.store.clear();
					return;
				}
			}
			write(facts, facts.poll(POLL), partitions);
			if (ends.entrySet().stream().allMatch((end) -> facts.position(end.getKey()) >= end.getValue())) {
				this.filled = Math.max(this.filled, demand);
				howFar.end();
			}
			else if (howFar.isDue()) {
				howFar.tell(partitions.stream().mapToLong(facts::position).sum(),
						ends.values().stream().mapToLong(Long::longValue).sum());
			}
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
