package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.intake.PollBudget;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of the streams: the usual ones, but for those of the tasks. */
final class StreamsClientSupplier implements KafkaClientSupplier {

	private final PoisonRecordDetector detector;

	StreamsClientSupplier(PoisonRecordDetector detector) {
		this.detector = detector;
	}

	@Override
	public Admin getAdmin(Map<String, Object> config) {
		return Admin.create(config);
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new TaskProducer(config, this.detector);
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		return new TaskConsumer(config, this.detector);
	}

	@Override
	public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
		return consumer(config);
	}

	@Override
	public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
		return consumer(config);
	}

	private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/**
	 * Dates no record ahead of the clock: a foreign timestamp that a public topic takes,
	 * other topics may refuse. What time counts for the event stands elsewhere.
	 */
	private static final class TaskProducer extends KafkaProducer<byte[], byte[]> {

		private final PoisonRecordDetector detector;

		TaskProducer(Map<String, Object> config, PoisonRecordDetector detector) {
			super(config, new ByteArraySerializer(), new ByteArraySerializer());
			this.detector = detector;
		}

		@Override
		public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
			long now = System.currentTimeMillis();
			Long timestamp = record.timestamp();
			return super.send((timestamp == null || timestamp <= now) ? record : new ProducerRecord<>(record.topic(),
					record.partition(), now, record.key(), record.value(), record.headers()), callback);
		}

		@Override
		public void commitTransaction() {
			super.commitTransaction();
			this.detector.committed();
		}

	}

	/**
	 * Has every task begin at its committed offsets. Kafka Streams asks for these when it
	 * begins with a task, and at no other time, but goes back to them only for a task
	 * that it revives. Where a commit fails, as it does when Kafka is away for longer
	 * than {@code max.block.ms}, it revives the tasks and asks for a rebalance, which
	 * replaces them by new ones on the partitions that they have already (seen in 4.2 and
	 * 4.3): what the old ones had polled and not processed would never be read.
	 */
	private static final class TaskConsumer extends KafkaConsumer<byte[], byte[]> {

		private static final Duration SHORTLY = Duration.ofMillis(5);

		private final PollBudget budget;

		private final PoisonRecordDetector detector;

		private final Set<TopicPartition> held = new HashSet<>();

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
				.cut(this.detector.isOneUncommitted() ? pollWithoutRecords() : super.poll(timeout));
			this.detector.read(records);
			return records;
		}

		/** A rebalance goes on, during which Kafka Streams does not commit. */
		private ConsumerRecords<byte[], byte[]> pollWithoutRecords() {
			this.held.addAll(assignment());
			this.held.removeAll(paused());
			super.pause(this.held);
			try {
				return super.poll(SHORTLY);
			}
			finally {
				this.held.retainAll(assignment());
				super.resume(this.held);
				this.held.clear();
				this.detector.keep(assignment());
			}
		}

		/** What Kafka Streams pauses while a poll goes on, it resumes itself. */
		@Override
		public void pause(Collection<TopicPartition> partitions) {
			this.held.removeAll(partitions);
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

}
