package cl.gremio.consumer.state;

import java.time.Duration;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Requests commits as often as the load allows. While few records arrive, each interval
 * ends with a commit, so that results are visible soon. During a backlog the tasks wait
 * for the longer commit interval of Kafka Streams, so that a value that changes again and
 * again is written and published once. While no records arrive, no punctuation is
 * scheduled, because Kafka Streams commits after each. Used by one stream thread only.
 */
public final class AdaptiveCommit {

	/** The key of the shorter interval in the streams' configuration. */
	public static final String INTERVAL = "gremio.prompt-commit-interval";

	/** The number of records per interval that makes a backlog. */
	static final int BACKLOG = 300;

	private static final ThreadLocal<ThreadLoad> LOAD = ThreadLocal.withInitial(ThreadLoad::new);

	private final ProcessingContext context;

	private final Duration interval;

	private @Nullable Cancellable punctuation;

	/** Whether records have arrived since the last request. */
	private boolean hasNews;

	/** The thread's number of records at the last punctuation. */
	private long recordsBefore;

	private AdaptiveCommit(ProcessingContext context) {
		this.context = context;
		this.interval = (Duration) context.appConfigs().get(INTERVAL);
	}

	/** Returns the commits of the task whose processor is being initialized. */
	public static AdaptiveCommit of(ProcessingContext context) {
		return new AdaptiveCommit(context);
	}

	/**
	 * Counts a record. Requests a commit at once for the first record after an idle time
	 * of the thread.
	 */
	public void recordArrived() {
		ThreadLoad load = LOAD.get();
		load.records++;
		this.hasNews = true;
		if (this.punctuation == null) {
			this.recordsBefore = load.records;
			this.punctuation = this.context.schedule(this.interval, PunctuationType.WALL_CLOCK_TIME, this::punctuate);
			load.busyTasks++;
			if (load.busyTasks == 1) {
				load.punctuatedAt = this.context.currentSystemTimeMs();
				requestCommit(load, load.punctuatedAt);
			}
		}
	}

	/** Ends the commits. The processor calls this when it closes. */
	public void close() {
		if (this.punctuation != null) {
			this.punctuation.cancel();
			this.punctuation = null;
			LOAD.get().busyTasks--;
		}
	}

	private void punctuate(long now) {
		if (!this.hasNews) {
			close();
			return;
		}
		ThreadLoad load = LOAD.get();
		boolean isTime = load.isTimeToCommit(now, this.interval.toMillis());
		if (!load.hasNews()) {
			this.hasNews = false;
		}
		else if (isTime && load.records - this.recordsBefore < BACKLOG) {
			requestCommit(load, now);
		}
		this.recordsBefore = load.records;
	}

	private void requestCommit(ThreadLoad load, long now) {
		load.requestedAt = now;
		load.recordsAtRequest = load.records;
		this.hasNews = false;
		this.context.commit();
	}

	/**
	 * The load of all tasks of a thread. The tasks take turns, so one idle task does not
	 * mean an idle thread, and a commit covers all tasks.
	 */
	private static final class ThreadLoad {

		private long records;

		/** The number of records at the last request. */
		private long recordsAtRequest;

		/** The number of tasks with a scheduled punctuation. */
		private int busyTasks;

		private long punctuatedAt;

		private long requestedAt;

		private long pausedUntil;

		boolean hasNews() {
			return this.records > this.recordsAtRequest;
		}

		/**
		 * Skips a request if another task has just requested a commit, which covers all
		 * tasks. Pauses the requests if the thread was away for long, as during a slow
		 * commit, for half of the time that it was away. Otherwise a slow broker would
		 * get ever more and ever smaller transactions.
		 */
		boolean isTimeToCommit(long now, long interval) {
			long away = now - this.punctuatedAt;
			this.punctuatedAt = now;
			if (away > 2 * interval) {
				this.pausedUntil = now + away / 2;
			}
			return now >= this.pausedUntil && now - this.requestedAt >= interval / 2;
		}

	}

}
