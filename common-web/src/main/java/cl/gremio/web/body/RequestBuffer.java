package cl.gremio.web.body;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request in memory. One thread receives the body, then another reads it.
 * The buffer grows with the bytes that arrive, not with the announced length, and shrinks
 * as it is read. All fields are guarded by {@code this}.
 */
final class RequestBuffer extends ServletInputStream {

	private static final int FIRST_BYTES = 1024;

	private static final int MOST_BYTES = 65_536;

	private final Deque<byte[]> chunks = new ArrayDeque<>();

	private MemoryBudget budget;

	/** The filled bytes of the last chunk. */
	private int end;

	/** The read bytes of the first chunk. */
	private int position;

	private long received;

	private @Nullable IOException failure;

	RequestBuffer(MemoryBudget budget) {
		this.budget = budget;
	}

	/** The bytes received so far. */
	synchronized long received() {
		return this.received;
	}

	/**
	 * Makes room for more bytes.
	 * @return whether the budget had memory left
	 */
	synchronized boolean makeRoom() {
		byte[] last = this.chunks.peekLast();
		if (last != null && this.end < last.length) {
			return true;
		}
		int length = (last == null) ? FIRST_BYTES : Math.min(2 * last.length, MOST_BYTES);
		if (!this.budget.reserve(length)) {
			return false;
		}
		this.chunks.addLast(new byte[length]);
		this.end = 0;
		return true;
	}

	/**
	 * Receives available bytes into the room that was made.
	 * @return the result of the source's read, which may be 0 inside a chunk's head
	 */
	synchronized int receive(ServletInputStream source) throws IOException {
		byte[] last = this.chunks.getLast();
		int count = source.read(last, this.end, last.length - this.end);
		this.end += Math.max(0, count);
		this.received += Math.max(0, count);
		return count;
	}

	/**
	 * Moves the charge to another budget.
	 * @return whether that budget had room
	 */
	synchronized boolean charge(MemoryBudget other) {
		if (this.budget != other) {
			long size = size();
			if (!other.reserve(size)) {
				return false;
			}
			this.budget.release(size);
			this.budget = other;
		}
		return true;
	}

	private long size() {
		return this.chunks.stream().mapToLong((chunk) -> chunk.length).sum();
	}

	/** The first byte that is not blank, or -1 before it is received. */
	synchronized int firstText() {
		for (byte[] chunk : this.chunks) {
			int length = (chunk == this.chunks.peekLast()) ? this.end : chunk.length;
			for (int i = 0; i < length; i++) {
				if (!LeadingWhitespace.isBlank(chunk[i])) {
					return chunk[i];
				}
			}
		}
		return -1;
	}

	/** Makes a read beyond the received bytes fail. */
	synchronized void fail(IOException failure) {
		this.failure = failure;
	}

	/** Why the body was not received to its end; {@code null} if it was. */
	synchronized @Nullable IOException failure() {
		return this.failure;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xff;
	}

	@Override
	public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (isFinished()) {
			if (this.failure != null) {
				throw this.failure;
			}
			return -1;
		}
		byte[] first = this.chunks.element();
		int available = ((this.chunks.size() > 1) ? first.length : this.end) - this.position;
		int count = Math.min(available, length);
		System.arraycopy(first, this.position, buffer, offset, count);
		this.position += count;
		if (this.position == first.length) {
			this.chunks.remove();
			this.budget.release(first.length);
			this.position = 0;
		}
		return count;
	}

	@Override
	public synchronized boolean isFinished() {
		return this.chunks.isEmpty() || (this.chunks.size() == 1 && this.position == this.end);
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new IllegalStateException("The body has been received");
	}

	/** Frees the memory. A later read fails, unless the body was read to its end. */
	@Override
	public synchronized void close() {
		if (!isFinished()) {
			fail(new IOException("The body was closed"));
		}
		this.budget.release(size());
		this.chunks.clear();
	}

}
