package cl.gremio.consumer.state;

import java.time.Duration;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a commit soon while there is little to do, so that results are seen soon.
 * While there is much, as after a pause, the tasks wait for the longer interval of
 * Streams' own, so that what changes again and again is written and published once. While
 * there is nothing it asks for nothing: whatever is scheduled makes Streams commit, even
 * if no record has come.
 */
public final class AdaptiveCommit {

	/** Under this name the streams' configuration carries the shorter interval. */
	public static final String INTERVAL = "gremio.prompt-commit-interval";

	/** In the shorter interval: more than a busy guild has, less than a backlog. */
	static final int MANY = 300;

	private static final ThreadLocal<Beat> BEAT = ThreadLocal.withInitial(Beat::new);

	private final ProcessingContext context;

	private final Duration interval;

	private @Nullable Cancellable looking;

	private boolean hasNews;

	/** The thread's count of records when this looked last. */
	private long before;

	private AdaptiveCommit(ProcessingContext context) {
		this.context = context;
		this.interval = (Duration) context.appConfigs().get(INTERVAL);
	}

	/** Sets the pace of the task that a processor being initialized belongs to. */
	public static AdaptiveCommit of(ProcessingContext context) {
		return new AdaptiveCommit(context);
	}

	/** Counts a record. The first after a rest of the thread is committed at once. */
	public void recordArrived() {
		Beat beat = BEAT.get();
		beat.records++;
		this.hasNews = true;
		if (this.looking == null) {
			this.before = beat.records;
			this.looking = this.context.schedule(this.interval, PunctuationType.WALL_CLOCK_TIME, this::look);
			beat.awake++;
			if (beat.awake == 1) {
				beat.looked = this.context.currentSystemTimeMs();
				commit(beat, beat.looked);
			}
		}
	}

	/** To be called when the processor is closed. */
	public void close() {
		if (this.looking != null) {
			this.looking.cancel();
			this.looking = null;
			BEAT.get().awake--;
		}
	}

	private void look(long now) {
		if (!this.hasNews) {
			close();
			return;
		}
		Beat beat = BEAT.get();
		boolean isTime = beat.isTime(now, this.interval.toMillis());
		if (!beat.hasNews()) {
			this.hasNews = false;
		}
		else if (isTime && beat.records - this.before < MANY) {
			commit(beat, now);
		}
		this.before = beat.records;
	}

	private void commit(Beat beat, long now) {
		beat.asked = now;
		beat.committed = beat.records;
		this.hasNews = false;
		this.context.commit();
	}

	/**
	 * What the tasks of a thread have in common: they take turns, so one that rests for a
	 * moment is no sign of rest, and a commit is of all of them.
	 */
	private static final class Beat {

		private long records;

		/** How many of the records are part of what has been asked for. */
		private long committed;

		/** How many tasks look after what has come. */
		private int awake;

		private long looked;

		private long asked;

		private long busyUntil;

		boolean hasNews() {
			return this.records > this.committed;
		}

		/**
		 * Not so if another task has asked just now, whose commit was of all; nor if the
		 * thread was long away, as it is while Kafka takes its time for a commit: then it
		 * works half as long as that took before it asks again. Else a slow broker would
		 * be given ever more and ever smaller transactions.
		 */
		boolean isTime(long now, long interval) {
			long away = now - this.looked;
			this.looked = now;
			if (away > 2 * interval) {
				this.busyUntil = now + away / 2;
			}
			return now >= this.busyUntil && now - this.asked >= interval / 2;
		}

	}

}
