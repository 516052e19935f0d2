package cl.gremio.service.streams;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Asks for a commit at once while there is little to do, so that results are seen soon.
 * While there is much, as after a pause, the tasks wait for the longer interval of
 * Streams' own, so that what changes again and again is written and published once.
 */
public final class CommitPace {

	/** Under this name the streams' configuration carries the shorter interval. */
	static final String INTERVAL = "gremio.prompt-commit-interval";

	/** Under this name it carries the count of records of all tasks. */
	static final String RECORDS = "gremio.records";

	/** In the shorter interval: more than a busy guild has, less than a backlog. */
	static final int MANY = 100;

	private final LongAdder records;

	private long before;

	private CommitPace(LongAdder records) {
		this.records = records;
	}

	/** Sets the pace of the task that a processor being initialized belongs to. */
	public static CommitPace of(ProcessingContext context) {
		CommitPace pace = new CommitPace((LongAdder) context.appConfigs().get(RECORDS));
		context.schedule((Duration) context.appConfigs().get(INTERVAL), PunctuationType.WALL_CLOCK_TIME,
				(now) -> pace.look(context));
		return pace;
	}

	/** Counts a record. */
	public void count() {
		this.records.increment();
	}

	// Tasks take turns: one that rests for a moment is no sign of rest. A commit is of
	// all
	// tasks of a thread.
	private void look(ProcessingContext context) {
		long now = this.records.sum();
		if (now - this.before < MANY) {
			context.commit();
		}
		this.before = now;
	}

}
