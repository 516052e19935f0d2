package cl.gremio.service.streams;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Owns the streams: starts them when Kafka is there, and builds them anew when they end.
 * The application itself starts without them.
 */
class StreamsSupervisor implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StreamsSupervisor.class);

	private static final Duration LOOK = Duration.ofMillis(200);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private final Supplier<StreamsRun> runs;

	private final Duration backoff;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private volatile Thread thread;

	private volatile boolean hasRun;

	private volatile boolean alive;

	private @Nullable Class<?> trouble;

	/**
	 * Creates a supervisor.
	 * @param runs builds the streams; fails with a {@link KafkaException} while Kafka is
	 * away
	 * @param backoff the pause before another attempt
	 */
	StreamsSupervisor(Supplier<StreamsRun> runs, Duration backoff) {
		this.runs = runs;
		this.backoff = backoff;
	}

	/**
	 * Whether the streams are at work: they have been running, and have not ended. A
	 * rebalance does not count against them.
	 */
	boolean isAtWork() {
		return this.hasRun && this.alive;
	}

	@Override
	public void start() {
		Thread supervising = new Thread(this::supervise, "streams-supervisor");
		supervising.start();
		this.thread = supervising;
	}

	private void supervise() {
		do {
			try (StreamsRun run = this.runs.get()) {
				this.trouble = null;
				run.start();
				watch(run);
			}
			catch (KafkaException ex) {
				report(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
			catch (RuntimeException ex) {
				logger.error("The streams failed and are built anew", ex);
			}
			finally {
				this.alive = false;
			}
		}
		while (!isStoppedWithin(this.backoff));
	}

	/** Each kind once, and not at each attempt: an outage may last for days. */
	private void report(KafkaException ex) {
		if (ex.getClass() != this.trouble) {
			logger.warn("The streams wait for Kafka: {}", ex.getMessage());
			this.trouble = ex.getClass();
		}
		logger.debug("The cause", ex);
	}

	private void watch(StreamsRun run) throws InterruptedException {
		while (!run.hasEnded() && !isStoppedWithin(LOOK)) {
			if (run.isRunning()) {
				this.alive = true;
				this.hasRun = true;
				run.look();
			}
		}
	}

	private boolean isStoppedWithin(Duration time) {
		try {
			return this.stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	@Override
	public void stop() {
		this.stopped.countDown();
		try {
			this.thread.join(STOP_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}
