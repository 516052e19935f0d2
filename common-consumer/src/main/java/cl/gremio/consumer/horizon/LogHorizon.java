package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;

/**
 * Finds out how far an application has read. At an instant it notes where the topics end.
 * When the application's committed offsets have passed these ends, every record from
 * before that instant has been processed, by whichever instance.
 *
 * <p>
 * It looks at the application's internal topics in the order in which a record passes
 * through them, so that it overlooks no record on its way. Any thread may call
 * {@link #instant()}; one thread calls the other methods.
 */
public class LogHorizon implements Progress {

	/** An absence is concluded after minutes, so a second more does not matter. */
	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final ProgressLog progress = new ProgressLog(LoggerFactory.getLogger(LogHorizon.class), "Reading the log");

	private final UnreadRecords unread;

	private final Clock clock;

	private final Instant firstStart;

	private List<String> topics = List.of();

	/** Written by the advancing thread only. */
	private volatile Instant reached = Instant.MIN;

	/** Whether a caller has asked since the last move; Kafka is not asked otherwise. */
	private volatile boolean wanted;

	/** The instant at which the ends are noted. */
	private Instant asked = Instant.MIN;

	/** The index of the topic whose ends are to be passed. */
	private int stage;

	private Map<TopicPartition, Long> ends = Map.of();

	/** Creates a horizon that has reached nothing yet. */
	public LogHorizon(UnreadRecords unread, Clock clock, Instant firstStart) {
		this.unread = unread;
		this.clock = clock;
		this.firstStart = firstStart;
	}

	/**
	 * Sets the topics to look at.
	 * @param topics all that the application reads, in the order in which a record passes
	 * through them
	 */
	public void watch(List<String> topics) {
		this.topics = topics;
		this.stage = topics.size();
	}

	/** If the clock was set back behind the instant, the instant is void. */
	@Override
	public Instant instant() {
		this.wanted = true;
		Instant instant = this.reached;
		return instant.isAfter(this.clock.instant()) ? Instant.MIN : instant;
	}

	@Override
	public Instant firstStart() {
		return this.firstStart;
	}

	/**
	 * Looks once how far the application has come, and moves the horizon if it has come
	 * far enough. Does nothing until a caller asks for the instant again, and nothing
	 * within a second of the instant that was noted last.
	 */
	public void advance() throws ExecutionException, InterruptedException {
		if (this.stage == this.topics.size()) {
			Instant now = this.clock.instant();
			if (!this.wanted || Duration.between(this.asked, now).abs().compareTo(PERIOD) < 0) {
				return;
			}
			this.wanted = false;
			this.asked = now;
			enter(0);
		}
		while (hasPassedEnds()) {
			if (this.stage + 1 == this.topics.size()) {
				this.stage = this.topics.size();
				this.reached = this.asked;
				this.progress.end();
				return;
			}
			enter(this.stage + 1);
		}
	}

	/** A record that waits for its commit counts: it is recorded, and not processed. */
	private void enter(int next) throws ExecutionException, InterruptedException {
		this.ends = this.unread.ends(List.of(this.topics.get(next)), IsolationLevel.READ_UNCOMMITTED);
		this.stage = next;
	}

	private boolean hasPassedEnds() throws ExecutionException, InterruptedException {
		Map<TopicPartition, Long> committed = this.unread.committed(this.ends.keySet());
		boolean passed = this.unread.firstTimestamps(this.ends, committed, 1).filter(Map::isEmpty).isPresent();
		if (!passed) {
			this.progress.tell(this.ends.entrySet()
				.stream()
				.mapToLong((end) -> Math.min(end.getValue(), committed.get(end.getKey())))
				.sum(), this.ends.values().stream().mapToLong(Long::longValue).sum());
		}
		return passed;
	}

}
