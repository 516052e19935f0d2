package cl.gremio.consumer.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cl.gremio.consumer.readmodel.ChangedRow;
import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.consumer.readmodel.RowWatcher;
import cl.gremio.web.stream.EventBatch;
import cl.gremio.web.stream.EventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of one list, for all of its readers. It collects the keys of changed rows;
 * in each round it reads each of these rows once, as a GET would, into batches that all
 * readers share.
 *
 * <p>
 * With a changed key it notes whether readers may have been told the row: only then its
 * absence is news. No row changes while a batch is made, so a batch tells of one moment.
 *
 * @param <T> the type of a row
 */
final class Feed<T> implements RowWatcher {

	/**
	 * More changed keys than these cut the readers off: the list begins anew for them.
	 */
	static final int MOST_KEYS = 100_000;

	/** The batches of a round. */
	private static final int PARTS = 16;

	/** The size at which a batch takes no further row. */
	private static final int PART = 64 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(Feed.class);

	private final LiveList<T> list;

	private final RowChanges changes;

	private final RowText text;

	/** Guarded by this. */
	private final Set<FeedReader<T>> readers = new LinkedHashSet<>();

	/** The changed keys of the present round. Guarded by this. */
	private Map<String, Boolean> due = new LinkedHashMap<>();

	/** The keys that have changed since that round began. Guarded by this. */
	private Map<String, Boolean> changed = new LinkedHashMap<>();

	Feed(LiveList<T> list, RowChanges changes, RowText text) {
		this.list = list;
		this.changes = changes;
		this.text = text;
	}

	LiveList<T> list() {
		return this.list;
	}

	/** Adds a reader, which gets the changes from now on. */
	synchronized FeedReader<T> join(EventStream stream, Runnable afterEnd) {
		FeedReader<T> reader = new FeedReader<>(this, stream, afterEnd);
		this.readers.add(reader);
		return reader;
	}

	synchronized void leave(FeedReader<T> reader) {
		this.readers.remove(reader);
	}

	synchronized boolean isUnread() {
		return this.readers.isEmpty();
	}

	@Override
	public synchronized void beforeChange(List<ChangedRow> rows) {
		try {
			collect(rows);
		}
		catch (RuntimeException ex) {
			logger.error("The readers of a list are cut off", ex);
			cutOff();
		}
	}

	private void collect(List<ChangedRow> rows) {
		for (ChangedRow row : rows) {
			String key = this.list.tables().contains(row.table()) ? this.list.keyOf(row.table(), row.key()) : null;
			if (key != null && !this.due.containsKey(key) && !this.changed.containsKey(key)) {
				this.changed.put(key, this.list.row(key).isPresent());
			}
		}
		if (this.changed.size() > MOST_KEYS) {
			cutOff();
		}
	}

	@Override
	public synchronized void onReplacement() {
		this.readers.forEach(FeedReader::end);
	}

	/** Runs a round: tells the readers what has changed. */
	void tell() {
		beginRound();
		boolean isLeft = true;
		for (int part = 0; part < PARTS && isLeft; part++) {
			isLeft = this.changes.unchanged(this::tellPart);
		}
		if (this.list.isOver()) {
			endAfterBatches();
		}
	}

	private synchronized void beginRound() {
		if (this.due.isEmpty()) {
			Map<String, Boolean> told = this.due;
			this.due = this.changed;
			this.changed = told;
		}
	}

	/** Whether changed keys are left in this round. */
	private synchronized boolean tellPart() {
		EventBatch batch = new EventBatch();
		Map<String, Boolean> keys = this.text.addChanges(batch, this.list, this.due, PART, (key) -> {
		});
		byte[] part = batch.take();
		if (!keys.isEmpty()) {
			this.readers.forEach((reader) -> reader.tell(part, keys));
		}
		return !this.due.isEmpty();
	}

	/** Adds a row that a reader is told before it gets the changes. */
	void addFirst(EventBatch batch, FeedReader<T> reader, T row) {
		String key = this.list.keyOf(row);
		this.text.addRow(batch, this.list, key, row);
		noteTold(reader, key);
	}

	/** Notes that the reader knows the row, if the row has changed in the meantime. */
	private synchronized void noteTold(FeedReader<T> reader, String key) {
		this.due.computeIfPresent(key, (same, known) -> true);
		this.changed.computeIfPresent(key, (same, known) -> true);
		reader.missed().computeIfPresent(key, (same, known) -> true);
	}

	/**
	 * Adds that a reader has been told all rows. It has missed the changes that are not
	 * told yet: the rows may be as they were before.
	 */
	synchronized void addReady(EventBatch batch, FeedReader<T> reader) {
		this.text.addReady(batch);
		this.due.forEach(reader.missed()::putIfAbsent);
		this.changed.forEach(reader.missed()::putIfAbsent);
	}

	/**
	 * Tells a reader a part of the changes that it missed while it was told the rows. It
	 * shares the batches of the others once none is left.
	 */
	byte[] tellMissed(FeedReader<T> reader) {
		return this.changes.unchanged(() -> {
			synchronized (this) {
				EventBatch batch = new EventBatch();
				this.text.addChanges(batch, this.list, reader.missed(), FeedReader.CHUNK,
						(key) -> noteTold(reader, key));
				if (reader.missed().isEmpty()) {
					reader.goLive();
				}
				return batch.take();
			}
		});
	}

	/** Passes a batch that is no change to every reader. */
	synchronized void pass(byte[] batch) {
		this.readers.forEach((reader) -> reader.add(batch));
	}

	/** Ends each stream after what waits for its reader. */
	private synchronized void endAfterBatches() {
		this.readers.forEach(FeedReader::endAfterBatches);
	}

	/** Cuts every reader off. */
	synchronized void cutOff() {
		this.readers.forEach(FeedReader::cutOff);
		this.changed.clear();
		this.due.clear();
	}

}
