package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Detects steps of the machine's clock by comparing the clock with one that only runs
 * forward. The clock steps when somebody sets it or the machine sleeps. Kafka's clients
 * and Kafka Streams wait by the machine's clock: if it is set back by hours, their
 * heartbeats, commits and punctuations are hours late. Not thread-safe.
 */
class ClockStepDetector {

	/** Smaller steps are ignored. */
	private static final Duration TOLERANCE = Duration.ofSeconds(5);

	private final LongSupplier millis;

	private final LongSupplier nanos;

	private long lastMillis;

	private long lastNanos;

	ClockStepDetector() {
		this(System::currentTimeMillis, System::nanoTime);
	}

	/**
	 * Compares two clocks.
	 * @param millis the clock that may be set, in milliseconds
	 * @param nanos the clock that only runs forward, in nanoseconds
	 */
	ClockStepDetector(LongSupplier millis, LongSupplier nanos) {
		this.millis = millis;
		this.nanos = nanos;
		detect();
	}

	/** Returns the step since the last call, or zero if it is within the tolerance. */
	final Duration detect() {
		long nowMillis = this.millis.getAsLong();
		long nowNanos = this.nanos.getAsLong();
		Duration step = Duration.ofMillis(nowMillis - this.lastMillis).minusNanos(nowNanos - this.lastNanos);
		this.lastMillis = nowMillis;
		this.lastNanos = nowNanos;
		return (step.abs().compareTo(TOLERANCE) < 0) ? Duration.ZERO : step;
	}

}
