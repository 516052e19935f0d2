package cl.gremio.consumer.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.service.WorkerThread;
import cl.gremio.web.stream.BatchSource;
import cl.gremio.web.stream.EventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds of the lists that somebody reads. Every 250 ms one thread tells the changes
 * of all of them, so a row is told four times a second at most. The thread ends with the
 * last reader.
 */
final class LiveLists implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(LiveLists.class);

	private static final Duration ROUND = Duration.ofMillis(250);

	private static final Duration PULSE = Duration.ofSeconds(5);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final RowChanges changes;

	private final RowText text;

	private final LongSupplier nanos;

	private final WorkerThread worker;

	/** Guarded by this. */
	private final Map<LiveList<?>, Feed<?>> feeds = new HashMap<>();

	/** When the last pulse was told, or the first reader came. Guarded by this. */
	private long pulsedAt;

	/**
	 * Creates lists that nobody reads.
	 * @param nanos a clock that only runs forward, in nanoseconds
	 */
	LiveLists(RowChanges changes, RowText text, LongSupplier nanos) {
		this.changes = changes;
		this.text = text;
		this.nanos = nanos;
		this.worker = new WorkerThread("live-lists", "Telling the changes of lists", ROUND, (run) -> tell());
	}

	/** Makes the source of a stream: the rows of a list, and their changes. */
	synchronized BatchSource open(LiveList<?> list, EventStream stream) {
		Feed<?> feed = this.feeds.get(list);
		if (this.feeds.isEmpty()) {
			this.pulsedAt = this.nanos.getAsLong();
			this.worker.start();
		}
		if (feed == null) {
			feed = new Feed<>(list, this.changes, this.text);
			this.feeds.put(list, feed);
			this.changes.add(feed);
		}
		return join(feed, stream);
	}

	private <T> BatchSource join(Feed<T> feed, EventStream stream) {
		return feed.join(stream, () -> closeIfUnread(feed));
	}

	private synchronized void closeIfUnread(Feed<?> feed) {
		if (feed.isUnread() && this.feeds.remove(feed.list(), feed)) {
			this.changes.remove(feed);
			if (this.feeds.isEmpty()) {
				this.worker.askToStop();
			}
		}
	}

	/** Runs a round of every feed. */
	private void tell() {
		byte[] pulse = nextPulse();
		for (Feed<?> feed : feeds()) {
			try {
				feed.tell();
				if (pulse != null) {
					feed.pass(pulse);
				}
			}
			catch (RuntimeException ex) {
				logger.error("The readers of a list are cut off", ex);
				feed.cutOff();
			}
		}
	}

	private synchronized byte @Nullable [] nextPulse() {
		long now = this.nanos.getAsLong();
		if (now - this.pulsedAt < PULSE.toNanos()) {
			return null;
		}
		this.pulsedAt = now;
		return this.text.pulse();
	}

	private synchronized List<Feed<?>> feeds() {
		return List.copyOf(this.feeds.values());
	}

	@Override
	public void close() {
		this.worker.stop(STOP_TIMEOUT);
	}

}
