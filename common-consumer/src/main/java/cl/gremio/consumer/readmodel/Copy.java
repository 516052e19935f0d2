package cl.gremio.consumer.readmodel;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The rows of one generation's results, and the reading that fills them. */
final class Copy implements AutoCloseable {

	private static final Duration BACKOFF = Duration.ofMillis(500);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final String ending;

	private final RowStore store;

	private final Collection<String> topics;

	private final TopicIds topicIds;

	private final Supplier<FactReader> readers;

	private volatile @Nullable FactReader reader;

	private @Nullable WorkerThread loop;

	private boolean partial;

	private int demand;

	/**
	 * A copy that is not read yet.
	 * @param ending what the generation's names end with
	 */
	Copy(String ending, RowStore store, Collection<String> topics, TopicIds topicIds, Supplier<FactReader> readers) {
		this.ending = ending;
		this.store = store;
		this.topics = topics;
		this.topicIds = topicIds;
		this.readers = readers;
	}

	boolean ends(String other) {
		return this.ending.equals(other);
	}

	String ending() {
		return this.ending;
	}

	RowStore store() {
		return this.store;
	}

	/** Whether it has been filled to the end once since it is read. */
	boolean isFilled() {
		FactReader current = this.reader;
		return current != null && current.isFilled();
	}

	/** Whether it has been filled to an end that was there after the first asking. */
	boolean isFilledSinceAsked() {
		FactReader current = this.reader;
		if (current == null) {
			return false;
		}
		if (this.demand == 0) {
			this.demand = current.demand();
		}
		return current.isFilled(this.demand);
	}

	/**
	 * Whether it holds rows, and of the topics that are there now.
	 * @throws KafkaException if Kafka does not answer
	 */
	boolean isOfThisKafka() {
		return this.topicIds.holdsRowsOf(this.store, this.topics);
	}

	/** Reads what there is, as an older release may have had fewer topics. */
	void leaveOutMissingTopics() {
		this.partial = true;
		FactReader current = this.reader;
		if (current != null) {
			current.leaveOutMissingTopics();
		}
	}

	void start() {
		FactReader begun = this.readers.get();
		if (this.partial) {
			begun.leaveOutMissingTopics();
		}
		this.demand = 0;
		this.reader = begun;
		this.loop = new WorkerThread("read-model", "Filling the read model", BACKOFF, begun);
		this.loop.start();
	}

	void stop() {
		FactReader current = this.reader;
		if (current == null || this.loop == null) {
			return;
		}
		this.loop.askToStop();
		current.wakeUp();
		this.loop.stop(STOP_TIMEOUT);
		this.loop = null;
	}

	@Override
	public void close() {
		stop();
		this.store.close();
	}

}
