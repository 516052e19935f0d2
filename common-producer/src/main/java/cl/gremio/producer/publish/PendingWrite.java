package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Records that are written together, and the answer to the caller who asked for it. The
 * answer is given once, and the state at that instant decides what it says. Safe for many
 * threads.
 *
 * @param <T> the type of the answer
 */
class PendingWrite<T extends @Nullable Object> {

	private enum State {

		/** Nothing has happened that can't be undone. */
		REVOCABLE,

		/** Kafka has been asked to make the records count. */
		IN_DOUBT,

		/** The caller has the answer. */
		ANSWERED

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.REVOCABLE);

	private final CompletableFuture<T> answer = new CompletableFuture<>();

	private final Iterable<OutgoingRecord> records;

	private final long size;

	private final Duration deadline;

	private final T result;

	/** Set before another thread sees this write. */
	private Consumer<@Nullable Outcome> listener = (outcome) -> {
	};

	/**
	 * A write that waits.
	 * @param size in bytes
	 * @param deadline by which the answer is given
	 * @param result the answer when Kafka has the records
	 */
	PendingWrite(Iterable<OutgoingRecord> records, long size, Duration deadline, T result) {
		this.records = records;
		this.size = size;
		this.deadline = deadline;
		this.result = result;
	}

	/** A write whose answer has no content. */
	static PendingWrite<@Nullable Void> of(List<OutgoingRecord> records, Duration deadline) {
		long size = records.stream().mapToLong((record) -> record.value().length).sum();
		return new PendingWrite<>(records, size, deadline, null);
	}

	/**
	 * Registers a listener that is called just before the answer is given, with
	 * {@code null} for success.
	 */
	void onAnswer(Consumer<@Nullable Outcome> listener) {
		this.listener = listener;
	}

	/**
	 * Claims the right to be written, in an open transaction that has none of the records
	 * yet. A write that must not be written has its answer after this call.
	 */
	void claim(Producer<byte[], byte[]> producer) {
	}

	Iterable<OutgoingRecord> records() {
		return this.records;
	}

	long size() {
		return this.size;
	}

	Duration deadline() {
		return this.deadline;
	}

	CompletableFuture<T> answer() {
		return this.answer;
	}

	boolean isAnswered() {
		return this.state.get() == State.ANSWERED;
	}

	/**
	 * Marks the write before Kafka is asked to make the records count.
	 * @return false if Kafka must not be asked, because the write was given up
	 */
	boolean markInDoubt() {
		return this.state.compareAndSet(State.REVOCABLE, State.IN_DOUBT);
	}

	/** Takes {@link #markInDoubt()} back, if Kafka was not asked after all. */
	void clearDoubt() {
		this.state.compareAndSet(State.IN_DOUBT, State.REVOCABLE);
	}

	/** Answers that Kafka has the records. */
	void succeed() {
		succeed(this.result);
	}

	/** Answers with the result of an earlier write that this one repeats. */
	void succeed(T earlier) {
		if (this.state.getAndSet(State.ANSWERED) != State.ANSWERED) {
			this.listener.accept(null);
			this.answer.complete(earlier);
		}
	}

	/** Gives up; the outcome is unknown if Kafka was asked, else not written. */
	void fail(String detail, @Nullable Throwable cause) {
		State reached = this.state.getAndSet(State.ANSWERED);
		if (reached != State.ANSWERED) {
			fail((reached == State.REVOCABLE) ? Outcome.NOT_WRITTEN : Outcome.UNKNOWN, detail, cause);
		}
	}

	/** Gives up on records that Kafka certainly doesn't have and won't get. */
	void refuse(String detail, @Nullable Throwable cause) {
		if (this.state.getAndSet(State.ANSWERED) != State.ANSWERED) {
			fail(Outcome.NOT_WRITTEN, detail, cause);
		}
	}

	private void fail(Outcome outcome, String detail, @Nullable Throwable cause) {
		this.listener.accept(outcome);
		this.answer.completeExceptionally(new PublishException(outcome, detail, cause));
	}

}
