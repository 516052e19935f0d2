package cl.gremio.consumer.readmodel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cl.gremio.consumer.generation.Generation;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Fills the read model from the result topics. While Kafka is away the read model goes on
 * answering from the generation that it last answered from. Another generation is filled
 * beside it until its rows are complete.
 */
public final class ReadModelLifecycle implements SmartLifecycle, AutoCloseable {

	/** A request that just fetched the copy may still look a row up in it. */
	private static final Duration SETTLING = Duration.ofSeconds(1);

	/** A slower reader of a list is cut off, as at a stop. */
	private static final Duration GRACE = Duration.ofSeconds(30);

	private final ReadModel readModel;

	private final CopyDirectory copies;

	/** Guarded by this. */
	private final List<Retired> retired = new ArrayList<>();

	/** The copy that is to answer once it is complete. Guarded by this. */
	private @Nullable GenerationCopy next;

	/** Written under the lock of this. */
	private volatile boolean running;

	ReadModelLifecycle(ReadModel readModel, CopyDirectory copies) {
		this.readModel = readModel;
		this.copies = copies;
	}

	/**
	 * Fills the copy of a generation. If another generation answers, its copy goes on
	 * answering meanwhile.
	 * @param before the generation that answered last. The read model answers from it
	 * meanwhile if this instance has no rows yet, or only rows of another Kafka cluster.
	 * @return whether another generation answers meanwhile
	 * @throws KafkaException if Kafka does not answer
	 */
	public synchronized boolean follow(Generation generation, Optional<Generation> before) {
		String ending = generation.ending();
		if (this.next != null && !this.next.isOf(ending)) {
			this.next.close();
			this.next = null;
		}
		if (answering().isOf(ending)) {
			return false;
		}
		if (this.next == null) {
			this.next = open(ending);
		}
		if (!answering().isOfThisKafka()) {
			String other = before.map(Generation::ending).orElse(ending);
			if (other.equals(ending)) {
				answerFrom(this.next);
				return false;
			}
			if (!answering().isOf(other)) {
				retire(answering());
				this.readModel.answerFrom(open(other));
			}
		}
		answering().leaveOutMissingTopics();
		return true;
	}

	/**
	 * Lets a generation answer if its rows are complete. The caller asks again until they
	 * are, after the generation's streams have read the log.
	 * @return whether the generation answers
	 * @throws KafkaException if Kafka does not answer
	 */
	public synchronized boolean takeOver(Generation generation) {
		if (this.next != null && this.next.isOf(generation.ending()) && this.next.isFilledSinceAsked()) {
			answerFrom(this.next);
		}
		return answering().isOf(generation.ending()) && answering().isFilled();
	}

	private GenerationCopy answering() {
		return this.readModel.answering();
	}

	private void answerFrom(GenerationCopy copy) {
		GenerationCopy before = answering();
		this.readModel.answerFrom(copy);
		this.next = null;
		retire(before);
		this.copies.rememberLast(copy.ending());
	}

	private GenerationCopy open(String ending) {
		GenerationCopy copy = this.copies.open(ending);
		if (this.running) {
			copy.start();
		}
		return copy;
	}

	private void retire(GenerationCopy copy) {
		copy.stop();
		this.retired.add(new Retired(copy, System.nanoTime()));
	}

	/** Closes the retired copies that nobody reads anymore. */
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
		boolean inUse = answering().isOf(ending) || (this.next != null && this.next.isOf(ending))
				|| this.retired.stream().anyMatch((old) -> old.copy().isOf(ending));
		if (!inUse) {
			this.copies.delete(ending);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		answering().start();
		if (this.next != null) {
			this.next.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		answering().stop();
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
		answering().close();
		if (this.next != null) {
			this.next.close();
		}
		this.retired.forEach((old) -> old.copy().close());
	}

	/**
	 * A copy that answers no more.
	 *
	 * @param since when it was retired, by {@link System#nanoTime()}
	 */
	private record Retired(GenerationCopy copy, long since) {

		boolean isOver(long now) {
			return now - this.since > (this.copy.store().isBeingRead() ? GRACE : SETTLING).toNanos();
		}

	}

}
