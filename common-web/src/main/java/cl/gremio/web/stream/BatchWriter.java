package cl.gremio.web.stream;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import jakarta.servlet.ServletOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of a source, as far as the socket takes them. Used by one thread at
 * a time.
 */
final class BatchWriter {

	/** The bytes written before other answers have their turn. */
	private static final int TURN = 16 * 1024;

	/** The bytes written at once. */
	private static final int WRITE = 8 * 1024;

	private final ServletOutputStream output;

	private final BatchSource source;

	/** The batch that is being written. */
	private byte @Nullable [] batch;

	private int position;

	/** Whether bytes wait in the response's buffer. */
	private boolean unflushed;

	/**
	 * Creates a writer.
	 * @param first what comes before the first batch
	 */
	BatchWriter(ServletOutputStream output, BatchSource source, byte[] first) {
		this.output = output;
		this.source = source;
		this.batch = first;
	}

	/**
	 * Writes a turn.
	 * @param ending whether only the batch at hand is to be written, asked before each
	 * batch
	 * @param cut whether nothing more is to be written, asked before each part
	 * @return why the turn has ended
	 */
	Pause write(BooleanSupplier ending, BooleanSupplier cut) throws IOException {
		int left = TURN;
		while (this.output.isReady()) {
			if (left <= 0) {
				return Pause.TURN_OVER;
			}
			else if (!cut.getAsBoolean() && hasMore(ending)) {
				left -= writePart();
			}
			else if (this.unflushed && !isAtEnd()) {
				this.output.flush();
				this.unflushed = false;
			}
			else {
				return Pause.ALL_WRITTEN;
			}
		}
		return Pause.SOCKET_FULL;
	}

	private boolean hasMore(BooleanSupplier ending) {
		if (isAtBoundary() && !ending.getAsBoolean() && !isAtEnd()) {
			this.batch = this.source.next();
			this.position = 0;
		}
		return !isAtBoundary();
	}

	private boolean isAtBoundary() {
		return this.batch == null || this.position == this.batch.length;
	}

	private int writePart() throws IOException {
		int count = Math.min(WRITE, this.batch.length - this.position);
		this.output.write(this.batch, this.position, count);
		this.position += count;
		this.unflushed = true;
		return count;
	}

	/** Whether nothing more comes, so that the end of the answer sends the rest. */
	boolean isAtEnd() {
		return this.source.isAtEnd();
	}

	void close() {
		this.batch = null;
		this.source.close();
	}

	/** Why a turn has ended. */
	enum Pause {

		/** The socket takes no more bytes. */
		SOCKET_FULL,

		/** Other answers have their turn. */
		TURN_OVER,

		/** The client has been sent all that there is. */
		ALL_WRITTEN

	}

}
