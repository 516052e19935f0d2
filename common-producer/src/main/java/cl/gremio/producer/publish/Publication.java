package cl.gremio.producer.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;
import org.jspecify.annotations.Nullable;

/**
 * Records that are published together, and the answer that their publisher owes. It is
 * given once; what it may truly say follows from the state at that instant.
 */
final class Publication {

	private enum State {

		/** Nothing was done that can't be undone. */
		REVOCABLE,

		/** Kafka has been asked to make the records count. */
		IN_DOUBT,

		/** Whoever asked has been answered. */
		ANSWERED

	}

	private final AtomicReference<State> state = new AtomicReference<>(State.REVOCABLE);

	private final CompletableFuture<Void> answer = new CompletableFuture<>();

	private final Iterable<OutgoingRecord> records;

	private final long size;

	private final Consumer<@Nullable Outcome> onAnswer;

	/**
	 * A publication under way.
	 * @param onAnswer told just before the answer is given; {@code null} is success
	 */
	Publication(Iterable<OutgoingRecord> records, long size, Consumer<@Nullable Outcome> onAnswer) {
		this.records = records;
		this.size = size;
		this.onAnswer = onAnswer;
	}

	Iterable<OutgoingRecord> records() {
		return this.records;
	}

	/** The size of its values in bytes. */
	long size() {
		return this.size;
	}

	CompletableFuture<Void> answer() {
		return this.answer;
	}

	boolean isAnswered() {
		return this.state.get() == State.ANSWERED;
	}

	boolean isInDoubt() {
		return this.state.get() == State.IN_DOUBT;
	}

	/**
	 * To be called before Kafka is asked to make the records count.
	 * @return false if that must not happen, because they have been given up
	 */
	boolean pledge() {
		return this.state.compareAndSet(State.REVOCABLE, State.IN_DOUBT);
	}

	/** Takes {@link #pledge()} back, where Kafka was not asked after all. */
	void revoke() {
		this.state.compareAndSet(State.IN_DOUBT, State.REVOCABLE);
	}

	/** Kafka has the records. */
	void written() {
		if (this.state.getAndSet(State.ANSWERED) != State.ANSWERED) {
			this.onAnswer.accept(null);
			this.answer.complete(null);
		}
	}

	/** Gives up; what became of the records follows from how far they had got. */
	void fail(String detail, @Nullable Throwable cause) {
		State reached = this.state.getAndSet(State.ANSWERED);
		if (reached != State.ANSWERED) {
			answer((reached == State.REVOCABLE) ? Outcome.NOT_WRITTEN : Outcome.UNKNOWN, detail, cause);
		}
	}

	/** Gives up on records that Kafka certainly doesn't have and won't get. */
	void refuse(String detail, @Nullable Throwable cause) {
		if (this.state.getAndSet(State.ANSWERED) != State.ANSWERED) {
			answer(Outcome.NOT_WRITTEN, detail, cause);
		}
	}

	private void answer(Outcome outcome, String detail, @Nullable Throwable cause) {
		this.onAnswer.accept(outcome);
		this.answer.completeExceptionally(new PublishException(outcome, detail, cause));
	}

}
