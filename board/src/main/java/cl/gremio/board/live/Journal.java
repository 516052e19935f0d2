package cl.gremio.board.live;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The newest events, in batches that all readers share. The journal has a bound: a reader
 * that is further behind loses what the journal no longer holds, and is told so.
 */
final class Journal {

	/** An event completes a batch of this many bytes. */
	private static final int BATCH = 16 * 1024;

	private final long bound;

	/** What a reader is told that has lost events. */
	private final byte[] lost;

	/** The complete batches by number. Guarded by this. */
	private final Map<Long, byte[]> batches = new HashMap<>();

	/** The number of the oldest batch. Guarded by this. */
	private long oldest;

	/** The number of the batch that is being made. Guarded by this. */
	private long newest;

	/** The bytes of the complete batches. Guarded by this. */
	private long size;

	/** The batch that is being made. Guarded by this. */
	private final ByteArrayOutputStream batch = new ByteArrayOutputStream();

	/**
	 * Creates an empty journal.
	 * @param bound the bytes that it holds
	 * @param lost the event that a reader gets in place of those that it has lost
	 */
	Journal(long bound, byte[] lost) {
		this.bound = bound;
		this.lost = lost;
	}

	/** Adds an event to the batch that is being made. */
	synchronized void append(byte[] event) {
		this.batch.writeBytes(event);
		if (this.batch.size() >= BATCH) {
			complete();
		}
	}

	/** Completes the batch that is being made: readers see it from now on. */
	synchronized void complete() {
		if (this.batch.size() == 0) {
			return;
		}
		this.batches.put(this.newest++, this.batch.toByteArray());
		this.size += this.batch.size();
		this.batch.reset();
		while (this.size > this.bound && this.oldest < this.newest - 1) {
			this.size -= this.batches.remove(this.oldest++).length;
		}
	}

	/** A reader of every event that is appended from now on. */
	synchronized Position end() {
		return new Position(this.newest);
	}

	private synchronized byte @Nullable [] next(Position position) {
		if (position.next < this.oldest) {
			position.next = this.newest;
			return this.lost;
		}
		return (position.next < this.newest) ? this.batches.get(position.next++) : null;
	}

	/** How far a reader has come. */
	final class Position {

		/** Guarded by the journal. */
		private long next;

		private Position(long next) {
			this.next = next;
		}

		/** Takes the next batch; {@code null} if there is none yet. */
		byte @Nullable [] next() {
			return Journal.this.next(this);
		}

	}

}
