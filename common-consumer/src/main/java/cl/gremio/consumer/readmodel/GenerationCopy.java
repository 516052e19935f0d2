package cl.gremio.consumer.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The local copy of one generation's results: its rows, and the reader that fills them.
 * The lock of {@link ReadModelLifecycle} guards its fields unless they say otherwise.
 */
final class GenerationCopy implements AutoCloseable {

	private static final Duration BACKOFF = Duration.ofMillis(500);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final String ending;

	private final RowStore store;

	private final Collection<String> topics;

	private final TopicIds topicIds;

	private final Supplier<FactReader> readers;

	/** Read by any thread. */
	private volatile @Nullable FactReader reader;

	private @Nullable WorkerThread loop;

	private boolean leavesOutMissing;

	/** The ends of the topics when the copy was first asked whether it is complete. */
	private Map<TopicPartition, Long> askedEnds = Map.of();

	/**
	 * Creates a copy that no reader fills yet.
	 * @param ending what the names of the generation end with
	 */
	GenerationCopy(String ending, RowStore store, Collection<String> topics, TopicIds topicIds,
			Supplier<FactReader> readers) {
		this.ending = ending;
		this.store = store;
		this.topics = topics;
		this.topicIds = topicIds;
		this.readers = readers;
	}

	boolean isOf(String other) {
		return this.ending.equals(other);
	}

	String ending() {
		return this.ending;
	}

	RowStore store() {
		return this.store;
	}

	/** Whether the rows have reached the end of the topics once since the start. */
	boolean isFilled() {
		FactReader current = this.reader;
		return current != null && current.isFilled();
	}

	/**
	 * Whether the rows have reached the end that the topics had at the first call.
	 * @throws KafkaException if Kafka does not answer
	 */
	boolean isFilledSinceAsked() {
		FactReader current = this.reader;
		if (current == null) {
			return false;
		}
		if (this.askedEnds.isEmpty()) {
			this.askedEnds = current.ends();
		}
		return !this.askedEnds.isEmpty() && current.hasReached(this.askedEnds);
	}

	/**
	 * Whether there are rows, and all of them come from the topics of this Kafka cluster.
	 * @throws KafkaException if Kafka does not answer
	 */
	boolean isOfThisKafka() {
		return this.topicIds.holdsRowsOf(this.store, this.topics);
	}

	/** Reads the topics that exist: an older release may have had fewer topics. */
	void leaveOutMissingTopics() {
		this.leavesOutMissing = true;
		FactReader current = this.reader;
		if (current != null) {
			current.leaveOutMissingTopics();
		}
	}

	void start() {
		FactReader started = this.readers.get();
		if (this.leavesOutMissing) {
			started.leaveOutMissingTopics();
		}
		this.askedEnds = Map.of();
		this.reader = started;
		this.loop = new WorkerThread("read-model", "Filling the read model", BACKOFF, started);
		this.loop.start();
	}

	void stop() {
		FactReader current = this.reader;
		if (current == null || this.loop == null) {
			return;
		}
		this.loop.askToStop();
		current.stop();
		this.loop.stop(STOP_TIMEOUT);
		this.loop = null;
	}

	@Override
	public void close() {
		stop();
		this.store.close();
	}

}
