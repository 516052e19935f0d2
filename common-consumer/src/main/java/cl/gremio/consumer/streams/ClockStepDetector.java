package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices when the machine's clock is set, or the machine slept, by a clock that only
 * runs forward. Kafka's clients and streams wait by the machine's clock: after it was set
 * back by hours, heartbeats, commits and punctuations are due in hours. Not thread-safe.
 */
class ClockStepDetector {

	/** Less is waited out. */
	private static final Duration TOLERATED = Duration.ofSeconds(5);

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
		look();
	}

	/** By how much the clock was set since the last look; zero for a few seconds. */
	final Duration look() {
		long nowMillis = this.millis.getAsLong();
		long nowNanos = this.nanos.getAsLong();
		Duration step = Duration.ofMillis(nowMillis - this.lastMillis).minusNanos(nowNanos - this.lastNanos);
		this.lastMillis = nowMillis;
		this.lastNanos = nowNanos;
		return (step.abs().compareTo(TOLERATED) < 0) ? Duration.ZERO : step;
	}

}
