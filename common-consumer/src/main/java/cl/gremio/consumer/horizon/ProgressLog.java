package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.function.LongSupplier;

import cl.gremio.model.wire.OneLine;
import org.slf4j.Logger;

/**
 * Logs how far a long task has come: a line after three seconds, a line every ten seconds
 * from then on, and a line at its end. A shorter task logs nothing. Not thread-safe.
 */
public final class ProgressLog {

	private static final Duration SHORT = Duration.ofSeconds(3);

	private static final Duration PACE = Duration.ofSeconds(10);

	private final Logger logger;

	private final String task;

	private final LongSupplier nanos;

	private final long start;

	private long due;

	private boolean told;

	private boolean ended;

	/**
	 * A task that begins now.
	 * @param task as a log line begins: {@code Reading the log}
	 */
	public ProgressLog(Logger logger, String task) {
		this(logger, task, System::nanoTime);
	}

	ProgressLog(Logger logger, String task, LongSupplier nanos) {
		this.logger = logger;
		this.task = task;
		this.nanos = nanos;
		this.start = nanos.getAsLong();
		this.due = SHORT.toNanos();
	}

	/** Whether a line is due; the caller need not count otherwise. */
	public boolean isDue() {
		return !this.ended && age() >= this.due;
	}

	/** Logs how many of all records are done, if a line is due. */
	public void tell(long done, long all) {
		if (isDue()) {
			this.logger.info("{}: {} of {} records, {} %", OneLine.of(this.task), done, all,
					(all > 0) ? done * 100 / all : 100);
			this.due = age() + PACE.toNanos();
			this.told = true;
		}
	}

	/** Logs that the task is done, if it took long. */
	public void end() {
		if (this.told && !this.ended) {
			this.logger.info("{}: done after {} s", OneLine.of(this.task), Duration.ofNanos(age()).toSeconds());
		}
		this.ended = true;
	}

	private long age() {
		return this.nanos.getAsLong() - this.start;
	}

}
