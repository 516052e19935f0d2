package cl.gremio.consumer.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
 * The last net, for what nobody thought of: finds the record that ends the streams again
 * and again, and has the intake reject it.
 * <ul>
 * <li>Where the failure itself names the record, that record is rejected when it has
 * failed twice.</li>
 * <li>Where Kafka refuses what one of many records made us write, all that the failed run
 * had read is under suspicion. The next run processes these one by one, with a commit
 * after each, until one fails by itself: it is rejected. When all have passed, the
 * streams are built anew, as usual.</li>
 * </ul>
 * It lives as long as the service. An instance that takes over from another begins with
 * no suspicion, fails twice as well, and rejects the same record. The stream threads of a
 * run share it.
 */
public class PoisonRecordDetector {

	private static final Logger logger = LoggerFactory.getLogger(PoisonRecordDetector.class);

	/** A partition that another instance has taken over is not waited for any longer. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	/** Records that failed once, by themselves. */
	private final Set<RecordPosition> failed = ConcurrentHashMap.newKeySet();

	/** The records to be rejected. */
	private final Map<RecordPosition, RejectionHeader> refused = new ConcurrentHashMap<>();

	/** Up to where, exclusively, the records of a partition are under suspicion. */
	private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

	/** What the thread's consumer has read in this run. */
	private final ThreadLocal<Reading> reading = new ThreadLocal<>();

	private volatile boolean oneByOne;

	private volatile long began;

	private volatile int run;

	/**
	 * Begins a run.
	 * @return whether it is to process records one by one
	 */
	public boolean begin() {
		this.oneByOne = !this.ends.isEmpty();
		this.began = System.nanoTime();
		this.run++;
		return this.oneByOne;
	}

	/** Whether a run that went one by one has got past all suspects. */
	public boolean arePast() {
		if (this.oneByOne && System.nanoTime() - this.began > PATIENCE.toNanos()) {
			this.ends.clear();
		}
		return this.oneByOne && this.ends.isEmpty();
	}

	/** Notes what the thread's consumer has read, and marks what is to be rejected. */
	public void read(ConsumerRecords<byte[], byte[]> records) {
		Reading mine = mine();
		for (TopicPartition partition : records.partitions()) {
			List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
			mine.next.put(partition, some.get(some.size() - 1).offset() + 1);
		}
		if (this.oneByOne) {
			records.forEach((record) -> mine.pending.add(RecordPosition.of(record)));
		}
		if (!this.refused.isEmpty()) {
			records.forEach(this::mark);
		}
	}

	private void mark(ConsumerRecord<byte[], byte[]> record) {
		RejectionHeader refusal = this.refused.get(RecordPosition.of(record));
		if (refusal != null) {
			int removed = RejectionHeader.take(record.headers()).removed();
			record.headers().add(new RejectionHeader(refusal.cause(), refusal.cut(), removed));
			mine().rejected.add(RecordPosition.of(record));
		}
	}

	/** Whether the next record has to wait for a commit. */
	public boolean isOneUncommitted() {
		return this.oneByOne && !mine().pending.isEmpty();
	}

	/** Forgets what is no longer the thread's to commit. */
	public void keep(Set<TopicPartition> partitions) {
		mine().pending.removeIf((position) -> !partitions.contains(position.topicPartition()));
	}

	/**
	 * Notes that the thread begins anew with some partitions, at their committed offsets.
	 */
	public void restart(Set<TopicPartition> partitions) {
		mine().pending.removeIf((position) -> partitions.contains(position.topicPartition()));
	}

	/** Notes that what the thread has processed is committed. */
	public void committed() {
		Reading mine = mine();
		mine.rejected.forEach(this.refused::remove);
		mine.rejected.clear();
		mine.pending.forEach((position) -> this.ends.computeIfPresent(position.topicPartition(),
				(partition, end) -> (position.offset() + 1 >= end) ? null : end));
		mine.pending.clear();
	}

	/** Takes note of why the thread, and with it the run, ends. */
	public void accuse(Throwable failure) {
		RecordProcessingException known = RecordProcessingException.find(failure).orElse(null);
		if (known != null && known.position() != null) {
			if (!this.failed.add(known.position())) {
				reject(known.position(), failure);
			}
		}
		else if (known != null || FailureClassifier.isOfProduct(failure)) {
			accuseOneOf(mine(), failure);
		}
	}

	private void accuseOneOf(Reading mine, Throwable failure) {
		if (!this.oneByOne) {
			this.ends.putAll(mine.next);
			logger.warn("Records are processed one by one, up to {}", OneLine.of(this.ends.toString()));
		}
		else if (mine.pending.size() == 1) {
			reject(mine.pending.iterator().next(), failure);
		}
		else {
			logger.warn("Any of these may be to blame: {}", OneLine.of(mine.pending.toString()));
		}
	}

	/** As it came, at first; if even that fails, its beginning, which fits anywhere. */
	private void reject(RecordPosition position, Throwable failure) {
		Throwable cause = FailureClassifier.root(failure);
		RejectionHeader before = this.refused.get(position);
		if (before == null) {
			this.refused.put(position, new RejectionHeader(cause, false, 0));
			logger.error("{} fails again and is rejected: {}", OneLine.of(position.toString()), FailureText.of(cause));
		}
		else if (!before.cut()) {
			this.refused.put(position, new RejectionHeader(before.cause(), true, 0));
			logger.error("{} can't be rejected as it came: {}", OneLine.of(position.toString()), FailureText.of(cause));
		}
	}

	private Reading mine() {
		Reading mine = this.reading.get();
		if (mine == null || mine.run != this.run) {
			mine = new Reading(this.run);
			this.reading.set(mine);
		}
		return mine;
	}

	private static final class Reading {

		private final int run;

		/** The offset after the last one read. */
		private final Map<TopicPartition, Long> next = new HashMap<>();

		/** Read since the last commit, while records go one by one. */
		private final Set<RecordPosition> pending = new LinkedHashSet<>();

		/** Marked since the last commit. */
		private final List<RecordPosition> rejected = new ArrayList<>();

		Reading(int run) {
			this.run = run;
		}

	}

}
