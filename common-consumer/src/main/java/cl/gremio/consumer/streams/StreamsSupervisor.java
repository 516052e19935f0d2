package cl.gremio.consumer.streams;

import java.time.Duration;
import java.util.function.Supplier;

import cl.gremio.service.WorkerThread;
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

	private final ClockStepDetector clock;

	private final WorkerThread loop;

	private volatile boolean hasRun;

	private volatile boolean alive;

	private volatile @Nullable StreamsRun current;

	/**
	 * Creates a supervisor.
	 * @param runs builds the streams; fails with a {@link KafkaException} while Kafka is
	 * away
	 * @param backoff the pause before another attempt
	 */
	StreamsSupervisor(Supplier<StreamsRun> runs, Duration backoff, ClockStepDetector clock) {
		this.runs = runs;
		this.clock = clock;
		this.loop = new WorkerThread("streams-supervisor", "Running the streams", backoff, this::supervise);
	}

	/**
	 * Whether the streams are at work: they have been running, and have not ended. A
	 * rebalance does not count against them.
	 */
	boolean isAtWork() {
		return this.hasRun && this.alive;
	}

	/** How many seconds they are behind the log, or NaN while that is not known. */
	double behind() {
		StreamsRun run = this.current;
		return (run != null && this.alive) ? run.behind() : Double.NaN;
	}

	@Override
	public void start() {
		this.loop.start();
	}

	private void supervise(WorkerThread.Run life) throws InterruptedException {
		this.clock.look();
		try (StreamsRun run = this.runs.get()) {
			life.recovered();
			this.current = run;
			run.start();
			watch(run, life);
		}
		finally {
			this.alive = false;
			this.current = null;
		}
	}

	private void watch(StreamsRun run, WorkerThread.Run life) throws InterruptedException {
		while (!run.hasEnded() && !life.awaitStop(LOOK)) {
			Duration step = this.clock.look();
			if (!step.isZero()) {
				logger.warn("The clock was set by {} s: the streams are built anew, as they wait by it",
						step.toSeconds());
				return;
			}
			if (run.isRunning()) {
				this.alive = true;
				this.hasRun = true;
				run.look();
			}
		}
	}

	@Override
	public void stop() {
		this.loop.stop(STOP_TIMEOUT);
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

}
