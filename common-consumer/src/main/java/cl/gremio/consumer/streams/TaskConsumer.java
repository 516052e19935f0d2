package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.intake.PollBudget;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The consumer of a stream thread's tasks. It has every task begin at the committed
 * offsets of the task.
 *
 * <p>
 * Kafka Streams asks for the committed offsets only when it begins a task, but it seeks
 * to them only for a task that it revives. If a commit fails, for instance because Kafka
 * is away for longer than {@code max.block.ms}, Kafka Streams revives the tasks and asks
 * for a rebalance. The rebalance replaces the revived tasks by new ones on the same
 * partitions (in 4.2 and 4.3). The new tasks would never read the records that the old
 * ones had polled and not processed.
 */
final class TaskConsumer extends KafkaConsumer<byte[], byte[]> {

	private static final Duration SHORT_POLL = Duration.ofMillis(5);

	private final PollBudget budget;

	private final PoisonRecordDetector detector;

	/** The partitions that this class paused. Used by the stream thread only. */
	private final Set<TopicPartition> paused = new HashSet<>();

	TaskConsumer(Map<String, Object> config, PoisonRecordDetector detector) {
		this(config, detector, new PollBudget());
	}

	private TaskConsumer(Map<String, Object> config, PoisonRecordDetector detector, PollBudget budget) {
		super(config, budget.keys(), budget);
		this.budget = budget;
		this.detector = detector;
	}

	@Override
	public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
		this.budget.begin();
		ConsumerRecords<byte[], byte[]> records = this.budget
			.truncate(this.detector.awaitsCommit() ? pollWithoutRecords() : super.poll(timeout));
		this.detector.read(records);
		return records;
	}

	/** Takes part in a rebalance, during which Kafka Streams does not commit. */
	private ConsumerRecords<byte[], byte[]> pollWithoutRecords() {
		this.paused.addAll(assignment());
		this.paused.removeAll(paused());
		super.pause(this.paused);
		try {
			return super.poll(SHORT_POLL);
		}
		finally {
			this.paused.retainAll(assignment());
			super.resume(this.paused);
			this.paused.clear();
			this.detector.retain(assignment());
		}
	}

	/** Leaves partitions to Kafka Streams, which resumes what it pauses during a poll. */
	@Override
	public void pause(Collection<TopicPartition> partitions) {
		this.paused.removeAll(partitions);
		super.pause(partitions);
	}

	@Override
	public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
		Map<TopicPartition, OffsetAndMetadata> committed = super.committed(partitions);
		this.detector.restart(partitions);
		Set<TopicPartition> assigned = assignment();
		committed.forEach((partition, offset) -> {
			if (assigned.contains(partition)) {
				beginAt(partition, offset);
			}
		});
		return committed;
	}

	private void beginAt(TopicPartition partition, @Nullable OffsetAndMetadata offset) {
		if (offset != null) {
			seek(partition, offset);
		}
		else {
			seekToBeginning(List.of(partition));
		}
	}

}
