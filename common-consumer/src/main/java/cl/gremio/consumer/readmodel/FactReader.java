package cl.gremio.consumer.readmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import cl.gremio.consumer.readmodel.TopicOffsets.Range;
import cl.gremio.service.WorkerThread;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads the result topics into rows, in a listener container. It begins at the positions
 * that were written with the rows. After a failure a new container begins there again.
 */
class FactReader implements WorkerThread.Task {

	private static final Logger logger = LoggerFactory.getLogger(FactReader.class);

	private final RowStore store;

	private final RowChanges changes;

	private final Projections projections;

	private final TopicIds topicIds;

	private final TopicOffsets offsets;

	private final ConsumerFactory<byte[], byte[]> consumers;

	private final String clientId;

	private final FillLevel level = new FillLevel();

	/** Written by the loop's thread only. */
	private volatile @Nullable FactContainer container;

	private volatile boolean leavesOutMissing;

	/**
	 * Creates a reader that runs as the task of a {@link WorkerThread}.
	 * @param consumers makes {@code read_committed} consumers without a group
	 */
	FactReader(RowStore store, RowChanges changes, Projections projections, TopicIds topicIds, TopicOffsets offsets,
			ConsumerFactory<byte[], byte[]> consumers, String clientId) {
		this.store = store;
		this.changes = changes;
		this.projections = projections;
		this.topicIds = topicIds;
		this.offsets = offsets;
		this.consumers = consumers;
		this.clientId = clientId;
	}

	/** Whether the rows have reached the end of the topics once. */
	boolean isFilled() {
		return this.level.isFilled();
	}

	boolean hasReached(Map<TopicPartition, Long> ends) {
		return this.level.hasReached(ends);
	}

	/**
	 * Where the partitions that are being read end now; empty before the first is read.
	 * @throws KafkaException if Kafka does not answer
	 */
	Map<TopicPartition, Long> ends() {
		return this.offsets.ends(this.level.partitions());
	}

	/** Lets it read without the topics that are missing. */
	void leaveOutMissingTopics() {
		this.leavesOutMissing = true;
	}

	/** Stops the container. The loop must have been asked to stop before. */
	void stop() {
		FactContainer current = this.container;
		if (current != null) {
			current.stop();
		}
	}

	@Override
	public void run(WorkerThread.Run run) throws Exception {
		try {
			read(run);
		}
		catch (UnknownTopicOrPartitionException ex) {
			logger.debug("The result topics do not exist yet", ex);
		}
	}

	private void read(WorkerThread.Run run) throws Exception {
		Collection<String> topics = this.projections.byTopic().keySet();
		Collection<String> read = this.leavesOutMissing ? this.topicIds.existing(topics) : topics;
		if (read.isEmpty()) {
			throw new UnknownTopicOrPartitionException("None of the topics exists: " + topics);
		}
		if (this.topicIds.clearStoreOfOtherTopics(this.store, read)) {
			this.changes.cleared(this.store);
		}
		Map<TopicPartition, Range> ranges = this.offsets.ranges(read);
		Map<TopicPartition, Long> positions = positions(ranges);
		if (positions.entrySet().stream().anyMatch((next) -> next.getValue() > ranges.get(next.getKey()).end())) {
			logger.warn("Result topics have lost records: the read model is filled from their beginning");
			this.store.clear();
			this.changes.cleared(this.store);
			return;
		}
		this.level.begin(positions, ranges);
		FactContainer reading = new FactContainer(this.consumers, this.clientId, positions,
				new FactListener(this.store, this.changes, this.projections, this.level, run::recovered));
		this.container = reading;
		reading.run(run);
	}

	/** The positions written with the rows; a partition without one is read whole. */
	private Map<TopicPartition, Long> positions(Map<TopicPartition, Range> ranges) {
		Map<TopicPartition, Long> positions = new HashMap<>();
		ranges.forEach((partition, range) -> {
			byte[] position = this.store.get(RowKey.ofPosition(partition.topic(), partition.partition()));
			positions.put(partition,
					(position != null) ? Math.max(RowKey.position(position), range.start()) : range.start());
		});
		return positions;
	}

}
