package cl.gremio.consumer.state;

import java.time.Duration;
import java.util.function.LongConsumer;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls a processor when something is due, and asks for nothing until then: Streams
 * commits a transaction after every punctuation, so one that looks again and again
 * whether anything is due makes brokers at rest work.
 */
public final class WallClockTimer {

	private final ProcessingContext context;

	private final Duration shortest;

	private final LongConsumer task;

	private long time = Long.MAX_VALUE;

	private @Nullable Cancellable pending;

	/**
	 * An alarm that is not set.
	 * @param shortest what passes at least between setting and calling, so that what is
	 * overdue is not called for all the time
	 * @param task what to call, with the time on the clock in epoch milliseconds; may set
	 * the alarm again
	 */
	public WallClockTimer(ProcessingContext context, Duration shortest, LongConsumer task) {
		this.context = context;
		this.shortest = shortest;
		this.task = task;
	}

	/**
	 * Sets the alarm, unless it is set to that time or an earlier one already.
	 * @param due when to call, in epoch milliseconds
	 */
	public void scheduleAt(long due) {
		if (this.pending != null && this.time <= due) {
			return;
		}
		cancel();
		this.time = due;
		Duration wait = Duration.ofMillis(due - this.context.currentSystemTimeMs());
		this.pending = this.context.schedule((wait.compareTo(this.shortest) > 0) ? wait : this.shortest,
				PunctuationType.WALL_CLOCK_TIME, this::call);
	}

	private void call(long now) {
		cancel();
		this.task.accept(now);
	}

	private void cancel() {
		if (this.pending != null) {
			this.pending.cancel();
			this.pending = null;
		}
	}

}
