package cl.gremio.consumer.readmodel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.generation.Generation;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The local copy of the result topics: rows on disk and the reader that fills them. It
 * goes on answering while Kafka is away, from the generation that it answered from last;
 * another is filled beside it until it can take over.
 */
public final class ReadModel implements SmartLifecycle, AutoCloseable {

	/** Who got hold of the rows a moment ago may still look one up. */
	private static final Duration SETTLING = Duration.ofSeconds(1);

	/** A listing that is read slower ends as at a stop. */
	private static final Duration GRACE = Duration.ofSeconds(30);

	private final Copies copies;

	private final List<Retired> retired = new ArrayList<>();

	private volatile Copy answering;

	private @Nullable Copy next;

	private volatile boolean running;

	ReadModel(Copies copies) {
		this.copies = copies;
		this.answering = copies.openLast();
	}

	RowStore store() {
		return this.answering.store();
	}

	/** As {@link Table#rows}, as they are stored. */
	Stream<byte[]> rows(String table, String prefix, @Nullable String after) {
		return store().ascending(RowKey.of(table, prefix), (after != null) ? RowKey.of(table, prefix + after) : null);
	}

	/** Whether the rows that answer have been filled to the end once. */
	public boolean isFilled() {
		return this.answering.isFilled();
	}

	/**
	 * Fills the copy of a generation, beside the one that answers if that is another's.
	 * @param before the generation that answered last, to answer from meanwhile where
	 * there are no rows yet, or those of another Kafka
	 * @return whether another one answers meanwhile
	 * @throws KafkaException if Kafka does not answer
	 */
	public synchronized boolean follow(Generation generation, Optional<Generation> before) {
		String ending = generation.ending();
		if (this.next != null && !this.next.ends(ending)) {
			this.next.close();
			this.next = null;
		}
		if (this.answering.ends(ending)) {
			return false;
		}
		if (this.next == null) {
			this.next = open(ending);
		}
		if (!this.answering.isOfThisKafka()) {
			String other = before.map(Generation::ending).orElse(ending);
			if (other.equals(ending)) {
				answerFrom(this.next);
				return false;
			}
			if (!this.answering.ends(other)) {
				retire(this.answering);
				this.answering = open(other);
			}
		}
		this.answering.leaveOutMissingTopics();
		return true;
	}

	/**
	 * Lets a generation answer if its rows are complete; to be asked again until they
	 * are, once its streams have read the log.
	 * @return whether it answers
	 */
	public synchronized boolean takeOver(Generation generation) {
		if (this.next != null && this.next.ends(generation.ending()) && this.next.isFilledSinceAsked()) {
			answerFrom(this.next);
		}
		return this.answering.ends(generation.ending()) && this.answering.isFilled();
	}

	private void answerFrom(Copy copy) {
		Copy before = this.answering;
		this.answering = copy;
		this.next = null;
		retire(before);
		this.copies.rememberLast(copy.ending());
	}

	private Copy open(String ending) {
		Copy copy = this.copies.open(ending);
		if (this.running) {
			copy.start();
		}
		return copy;
	}

	private void retire(Copy copy) {
		copy.stop();
		this.retired.add(new Retired(copy, System.nanoTime()));
	}

	/** Closes the rows that nobody reads any more. */
	public synchronized void closeRetired() {
		this.retired.removeIf((old) -> {
			boolean isOver = old.isOver(System.nanoTime());
			if (isOver) {
				old.copy().close();
			}
			return isOver;
		});
	}

	/** Deletes a generation's rows, unless they are in use. */
	public synchronized void delete(Generation generation) {
		String ending = generation.ending();
		boolean inUse = this.answering.ends(ending) || (this.next != null && this.next.ends(ending))
				|| this.retired.stream().anyMatch((old) -> old.copy().ends(ending));
		if (!inUse) {
			this.copies.delete(ending);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.answering.start();
		if (this.next != null) {
			this.next.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.answering.stop();
		if (this.next != null) {
			this.next.stop();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public synchronized void close() {
		this.answering.close();
		if (this.next != null) {
			this.next.close();
		}
		this.retired.forEach((old) -> old.copy().close());
	}

	/**
	 * Rows that answer no more.
	 *
	 * @param since by {@link System#nanoTime()}
	 */
	private record Retired(Copy copy, long since) {

		boolean isOver(long now) {
			return now - this.since > (this.copy.store().isBeingRead() ? GRACE : SETTLING).toNanos();
		}

	}

}
