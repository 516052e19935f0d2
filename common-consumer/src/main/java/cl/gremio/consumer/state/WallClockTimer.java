package cl.gremio.consumer.state;

import java.time.Duration;
import java.util.function.LongConsumer;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls a processor at a time on the clock, and schedules no punctuation until then.
 * Kafka Streams commits a transaction after each punctuation, so periodic punctuations
 * would keep an idle broker busy. Used by one stream thread only.
 */
public final class WallClockTimer {

	private final ProcessingContext context;

	private final Duration shortest;

	private final LongConsumer task;

	private long time = Long.MAX_VALUE;

	private @Nullable Cancellable pending;

	/**
	 * Creates a timer that is not set.
	 * @param shortest the shortest delay, so that an overdue task does not run all the
	 * time
	 * @param task takes the time on the clock in epoch milliseconds, and may set the
	 * timer again
	 */
	public WallClockTimer(ProcessingContext context, Duration shortest, LongConsumer task) {
		this.context = context;
		this.shortest = shortest;
		this.task = task;
	}

	/**
	 * Sets the timer, unless it is set to this time or an earlier one already.
	 * @param due the time in epoch milliseconds
	 */
	public void scheduleAt(long due) {
		if (this.pending != null && this.time <= due) {
			return;
		}
		cancel();
		this.time = due;
		Duration wait = Duration.ofMillis(due - this.context.currentSystemTimeMs());
		this.pending = this.context.schedule((wait.compareTo(this.shortest) > 0) ? wait : this.shortest,
				PunctuationType.WALL_CLOCK_TIME, this::run);
	}

	private void run(long now) {
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
