package cl.gremio.consumer.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.web.stream.BatchSource;
import cl.gremio.web.stream.EventBatch;
import cl.gremio.web.stream.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * What one reader of a list is still to get: first the rows, read as the client takes
 * them, then the changes that came meanwhile, then the batches of the feed.
 *
 * @param <T> the type of a row
 */
final class FeedReader<T> implements BatchSource {

	/** The size at which a part of the rows takes no further one. */
	static final int CHUNK = 8 * 1024;

	/** A reader for which more waits has fallen behind, and is cut off. */
	static final int MOST_WAITING = 4 * 1024 * 1024;

	private final Feed<T> feed;

	private final EventStream stream;

	private final Runnable afterEnd;

	/**
	 * The keys that have changed since the reader came, and whether it may know the row.
	 * Guarded by feed.
	 */
	private final Map<String, Boolean> missed = new LinkedHashMap<>();

	/**
	 * Whether the reader gets the feed's batches. Written by turns of the stream, with
	 * the feed's lock; read by turns, or with this lock.
	 */
	private boolean live;

	/** Guarded by this. */
	private final Deque<byte[]> waiting = new ArrayDeque<>();

	/** The bytes that wait. Guarded by this. */
	private long size;

	/** Whether nothing comes after what waits. Guarded by this. */
	private boolean last;

	/** Used by turns of the stream only. */
	private @Nullable Stream<T> source;

	/** Used by turns of the stream only. */
	private @Nullable Iterator<T> rows;

	/** Whether all rows have been told. Used by turns of the stream only. */
	private boolean ready;

	FeedReader(Feed<T> feed, EventStream stream, Runnable afterEnd) {
		this.feed = feed;
		this.stream = stream;
		this.afterEnd = afterEnd;
	}

	Map<String, Boolean> missed() {
		return this.missed;
	}

	void goLive() {
		this.live = true;
	}

	/**
	 * Takes changes. The feed's lock is held.
	 * @param batch tells of the changes; may be empty
	 * @param keys the changed keys, and whether readers may know the row
	 */
	void tell(byte[] batch, Map<String, Boolean> keys) {
		if (this.live) {
			add(batch);
			return;
		}
		keys.forEach(this.missed::putIfAbsent);
		if (this.missed.size() > Feed.MOST_KEYS) {
			cutOff();
		}
	}

	/** Takes a batch. */
	synchronized void add(byte[] batch) {
		if (this.last || batch.length == 0) {
			return;
		}
		this.waiting.add(batch);
		this.size += batch.length;
		if (this.size > MOST_WAITING) {
			cutOff();
		}
		this.stream.wake();
	}

	/** Ends the stream in order, after the batch at hand. */
	synchronized void end() {
		forget();
		this.stream.end();
	}

	/** Ends the stream in order, after all that waits. */
	synchronized void endAfterBatches() {
		this.last = true;
		this.stream.wake();
	}

	synchronized void cutOff() {
		forget();
		this.stream.cutOff();
	}

	private synchronized void forget() {
		this.last = true;
		this.waiting.clear();
	}

	@Override
	public byte @Nullable [] next() {
		byte[] batch = poll();
		if (batch != null || this.live || isLast()) {
			return batch;
		}
		return this.ready ? nextMissed() : nextRows();
	}

	private byte @Nullable [] nextMissed() {
		byte[] text = this.feed.tellMissed(this);
		while (text.length == 0 && !this.live) {
			text = this.feed.tellMissed(this);
		}
		return (text.length > 0) ? text : null;
	}

	private synchronized byte @Nullable [] poll() {
		byte[] batch = this.waiting.poll();
		this.size -= (batch != null) ? batch.length : 0;
		if (batch == null && this.last) {
			this.stream.end();
		}
		return batch;
	}

	private synchronized boolean isLast() {
		return this.last;
	}

	private byte[] nextRows() {
		EventBatch batch = new EventBatch();
		Iterator<T> left = rows();
		while (batch.size() < CHUNK && left.hasNext()) {
			this.feed.addFirst(batch, this, left.next());
		}
		if (!left.hasNext()) {
			this.feed.addReady(batch, this);
			this.ready = true;
			closeRows();
		}
		return batch.take();
	}

	private Iterator<T> rows() {
		if (this.rows == null) {
			this.source = this.feed.list().rows(null);
			this.rows = this.source.iterator();
		}
		return this.rows;
	}

	private void closeRows() {
		if (this.source != null) {
			this.source.close();
		}
	}

	@Override
	public void close() {
		forget();
		closeRows();
		this.feed.leave(this);
		this.afterEnd.run();
	}

}
