package cl.gremio.consumer.failure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the poison record, which ends the streams again and again, and has the intake
 * reject it. The detector is for failures that no other code handles.
 * <ul>
 * <li>If the failure names the record, the detector rejects the record at its second
 * failure.</li>
 * <li>If Kafka refuses a product of one of many records, the detector suspects all
 * records that the failed run has read. The next run processes these one by one, and
 * commits after each, until one fails alone. The detector rejects this record. When all
 * suspects have passed, the next run is a usual one.</li>
 * </ul>
 * The detector lives as long as the service. An instance that takes over a partition
 * suspects no record yet: it fails twice too, and rejects the same record.
 *
 * <p>
 * Thread-safe: the stream threads of a run share the detector, and the supervisor begins
 * each run after the threads of the last one have ended.
 */
public class PoisonRecordDetector {

	private static final Logger logger = LoggerFactory.getLogger(PoisonRecordDetector.class);

	/** After this time suspects on partitions of other instances no longer count. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	/** The records that have failed once. */
	private final Set<RecordPosition> failed = ConcurrentHashMap.newKeySet();

	/** The records to reject. */
	private final Map<RecordPosition, RejectionHeader> rejections = new ConcurrentHashMap<>();

	/** The offset after the last suspect of each partition. */
	private final Map<TopicPartition, Long> suspectEnds = new ConcurrentHashMap<>();

	private final ThreadLocal<UncommittedRecords> uncommitted = new ThreadLocal<>();

	/** Written by the supervisor's thread only. */
	private volatile boolean oneByOne;

	/** Written by the supervisor's thread only. */
	private volatile long beganAt;

	/** Written by the supervisor's thread only. */
	private volatile int run;

	/**
	 * Begins a run.
	 * @return whether the run has to process records one by one
	 */
	public boolean beginRun() {
		if (isPatienceOver()) {
			this.suspectEnds.clear();
		}
		this.oneByOne = !this.suspectEnds.isEmpty();
		this.beganAt = System.nanoTime();
		this.run++;
		return this.oneByOne;
	}

	/**
	 * Whether this run has processed records one by one, and all suspects have passed.
	 */
	public boolean hasPassedSuspects() {
		return this.oneByOne && (this.suspectEnds.isEmpty() || isPatienceOver());
	}

	private boolean isPatienceOver() {
		return this.oneByOne && System.nanoTime() - this.beganAt > PATIENCE.toNanos();
	}

	/** Remembers what this thread has read, and marks the records to reject. */
	public void read(ConsumerRecords<byte[], byte[]> records) {
		UncommittedRecords mine = mine();
		for (TopicPartition partition : records.partitions()) {
			List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
			mine.nextOffsets().put(partition, some.get(some.size() - 1).offset() + 1);
		}
		if (this.oneByOne) {
			records.forEach((record) -> mine.processed().add(RecordPosition.of(record)));
		}
		if (!this.rejections.isEmpty()) {
			records.forEach(this::mark);
		}
	}

	private void mark(ConsumerRecord<byte[], byte[]> record) {
		RejectionHeader rejection = this.rejections.get(RecordPosition.of(record));
		if (rejection != null) {
			int removed = RejectionHeader.take(record.headers()).removedBytes();
			record.headers().add(new RejectionHeader(rejection.cause(), rejection.truncate(), removed));
			mine().rejected().add(RecordPosition.of(record));
		}
	}

	/** Whether this thread must commit before it reads the next record. */
	public boolean awaitsCommit() {
		return this.oneByOne && !mine().processed().isEmpty();
	}

	/** Keeps the records of these partitions only: this thread has lost the others. */
	public void retain(Set<TopicPartition> partitions) {
		mine().processed().removeIf((position) -> !partitions.contains(position.topicPartition()));
	}

	/** Forgets the records of these partitions: this thread reads them again. */
	public void restart(Set<TopicPartition> partitions) {
		mine().processed().removeIf((position) -> partitions.contains(position.topicPartition()));
	}

	/** Notes that this thread has committed. */
	public void committed() {
		UncommittedRecords mine = mine();
		mine.rejected().forEach(this.rejections::remove);
		mine.rejected().clear();
		mine.processed()
			.forEach((position) -> this.suspectEnds.computeIfPresent(position.topicPartition(),
					(partition, end) -> (position.offset() + 1 >= end) ? null : end));
		mine.processed().clear();
	}

	/** Notes the failure that ends this thread, and with it the run. */
	public void threadFailed(Throwable failure) {
		RecordProcessingException known = RecordProcessingException.find(failure).orElse(null);
		if (known != null && known.position() != null) {
			if (!this.failed.add(known.position())) {
				reject(known.position(), failure);
			}
		}
		else if (known != null || FailureClassifier.isOfProduct(failure)) {
			suspect(mine(), failure);
		}
	}

	private void suspect(UncommittedRecords mine, Throwable failure) {
		if (!this.oneByOne) {
			this.suspectEnds.putAll(mine.nextOffsets());
			logger.warn("Records are processed one by one, up to {}", OneLine.of(this.suspectEnds.toString()));
		}
		else if (mine.processed().size() == 1) {
			reject(mine.processed().iterator().next(), failure);
		}
		else {
			logger.warn("Any of these may be to blame: {}", OneLine.of(mine.processed().toString()));
		}
	}

	/** Rejects the whole record first. If that fails too, rejects its beginning. */
	private void reject(RecordPosition position, Throwable failure) {
		Throwable cause = FailureClassifier.root(failure);
		RejectionHeader before = this.rejections.get(position);
		if (before == null) {
			this.rejections.put(position, new RejectionHeader(cause, false, 0));
			logger.error("{} fails again and is rejected: {}", OneLine.of(position.toString()), FailureText.of(cause));
		}
		else if (!before.truncate()) {
			this.rejections.put(position, new RejectionHeader(before.cause(), true, 0));
			logger.error("{} can't be rejected as it came: {}", OneLine.of(position.toString()), FailureText.of(cause));
		}
	}

	private UncommittedRecords mine() {
		UncommittedRecords mine = this.uncommitted.get();
		if (mine == null || mine.run() != this.run) {
			mine = new UncommittedRecords(this.run);
			this.uncommitted.set(mine);
		}
		return mine;
	}

}
