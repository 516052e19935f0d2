package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.function.Supplier;

import cl.gremio.consumer.horizon.LogLag;
import cl.gremio.service.WorkerThread;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the streams when Kafka is available, and starts a new run when one ends. The
 * application starts without Kafka.
 */
class StreamsSupervisor implements SmartLifecycle, LogLag {

	private static final Logger logger = LoggerFactory.getLogger(StreamsSupervisor.class);

	private static final Duration WATCH_INTERVAL = Duration.ofMillis(200);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private final Supplier<StreamsRun> runs;

	private final ClockStepDetector clock;

	private final WorkerThread worker;

	/** Written by the supervisor's thread only. */
	private volatile boolean hasRun;

	/** Written by the supervisor's thread only. */
	private volatile boolean alive;

	/** Written by the supervisor's thread only. */
	private volatile @Nullable StreamsRun current;

	/**
	 * Creates a supervisor.
	 * @param runs creates a run; fails with a {@link KafkaException} while Kafka is away
	 * @param backoff the pause before the next attempt
	 */
	StreamsSupervisor(Supplier<StreamsRun> runs, Duration backoff, ClockStepDetector clock) {
		this.runs = runs;
		this.clock = clock;
		this.worker = new WorkerThread("streams-supervisor", "Running the streams", backoff, this::supervise);
	}

	/**
	 * Whether the streams have been running and have not ended. They stay at work during
	 * a rebalance.
	 */
	boolean isAtWork() {
		return this.hasRun && this.alive;
	}

	@Override
	public double behind() {
		StreamsRun run = this.current;
		return (run != null && this.alive) ? run.behind() : Double.NaN;
	}

	/** Returns the number of dead letters, or NaN while it is unknown. */
	double deadLetters() {
		StreamsRun run = this.current;
		return (run != null && this.alive) ? run.deadLetters() : Double.NaN;
	}

	@Override
	public void start() {
		this.worker.start();
	}

	private void supervise(WorkerThread.Run thread) throws InterruptedException {
		this.clock.detect();
		try (StreamsRun run = this.runs.get()) {
			thread.recovered();
			this.current = run;
			run.start();
			watch(run, thread);
		}
		finally {
			this.alive = false;
			this.current = null;
		}
	}

	private void watch(StreamsRun run, WorkerThread.Run thread) throws InterruptedException {
		while (!run.hasEnded() && !thread.awaitStop(WATCH_INTERVAL)) {
			Duration step = this.clock.detect();
			if (!step.isZero()) {
				logger.warn("The clock was set by {} s: the streams are built anew, because they wait by it",
						step.toSeconds());
				return;
			}
			if (run.isRunning()) {
				this.alive = true;
				this.hasRun = true;
				run.advance();
			}
		}
	}

	@Override
	public void stop() {
		this.worker.stop(STOP_TIMEOUT);
	}

	@Override
	public boolean isRunning() {
		return this.worker.isRunning();
	}

}
