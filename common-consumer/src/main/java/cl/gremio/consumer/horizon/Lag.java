package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many seconds an application is behind the log: the age of the oldest committed
 * record that it has not processed. Kafka is asked once a second while a caller wants to
 * know, and not at all otherwise. Any thread may call {@link #seconds()}; one thread
 * calls {@link #measure()}.
 */
public class Lag {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	/** A scraper of metrics asks again sooner. */
	private static final Duration WANTED_FOR = Duration.ofSeconds(90);

	private static final Duration OUTDATED_AFTER = Duration.ofSeconds(15);

	private static final int POLLS = 40;

	private final UnreadRecords unread;

	private final Clock clock;

	private final LongSupplier nanos;

	private final List<String> topics;

	/** Written by the measuring thread only. */
	private volatile @Nullable Measured last;

	/** Written by any thread that asks. */
	private volatile @Nullable Long wantedAt;

	/**
	 * Nothing is known yet.
	 * @param nanos a clock that only runs forward, in nanoseconds
	 * @param topics all that the application reads
	 */
	public Lag(UnreadRecords unread, Clock clock, LongSupplier nanos, List<String> topics) {
		this.unread = unread;
		this.clock = clock;
		this.nanos = nanos;
		this.topics = topics;
	}

	/** The seconds, or NaN while they are not known. */
	public double seconds() {
		this.wantedAt = this.nanos.getAsLong();
		Measured measured = this.last;
		return (measured != null && !isOver(measured.at(), OUTDATED_AFTER)) ? measured.seconds() : Double.NaN;
	}

	/** Measures the lag if a caller wants to know it and the last measure is old. */
	public void measure() throws ExecutionException, InterruptedException {
		Long wanted = this.wantedAt;
		Measured before = this.last;
		if (wanted == null || isOver(wanted, WANTED_FOR) || (before != null && !isOver(before.at(), PERIOD))) {
			return;
		}
		Map<TopicPartition, Long> ends = this.unread.ends(this.topics, IsolationLevel.READ_COMMITTED);
		double seconds = this.unread.firstTimestamps(ends, this.unread.committed(ends.keySet()), POLLS)
			.map(this::age)
			.orElse(Double.NaN);
		this.last = new Measured(seconds, this.nanos.getAsLong());
	}

	private boolean isOver(long since, Duration time) {
		return this.nanos.getAsLong() - since >= time.toNanos();
	}

	/** The age of the oldest record; 0 without any. */
	private double age(Map<TopicPartition, Long> timestamps) {
		long now = this.clock.millis();
		return timestamps.values().stream().mapToDouble((time) -> Math.max(0, now - time) / 1000.0).max().orElse(0);
	}

	/**
	 * A measured lag.
	 *
	 * @param at when it was measured, by {@link System#nanoTime()}
	 */
	private record Measured(double seconds, long at) {

	}

}
