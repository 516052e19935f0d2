package cl.gremio.web.body;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body in memory: received by one thread, then read by another. It grows with what
 * arrives, as a client is not given memory for what it announces, and shrinks as it is
 * read.
 */
final class RequestBuffer extends ServletInputStream {

	private static final int FIRST_BYTES = 1024;

	private static final int MOST_BYTES = 65_536;

	private final Deque<byte[]> chunks = new ArrayDeque<>();

	private MemoryBudget budget;

	/** How much of the last chunk is filled. */
	private int end;

	/** How much of the first chunk is read. */
	private int position;

	private long received;

	private @Nullable IOException failure;

	RequestBuffer(MemoryBudget budget) {
		this.budget = budget;
	}

	/** How much has been received, in bytes. */
	synchronized long received() {
		return this.received;
	}

	/**
	 * Makes room for what is to be received.
	 * @return whether there was memory left
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
	 * Receives what is there into the room that has been made.
	 * @return what the source's read returned, which may be 0 inside a chunk's head
	 */
	synchronized int receive(ServletInputStream source) throws IOException {
		byte[] last = this.chunks.getLast();
		int count = source.read(last, this.end, last.length - this.end);
		this.end += Math.max(0, count);
		this.received += Math.max(0, count);
		return count;
	}

	/**
	 * Charges another budget from now on.
	 * @return whether it had room
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

	/** The first byte that is not blank, or -1 where none has been received. */
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

	/** From now on who reads beyond what has been received fails. */
	synchronized void fail(IOException failure) {
		this.failure = failure;
	}

	/** Why it could not be received to its end; {@code null} if it could. */
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

	/** Forgets what has not been read; who reads on must not take it for whole. */
	@Override
	public synchronized void close() {
		if (!isFinished()) {
			fail(new IOException("The body was closed"));
		}
		this.budget.release(size());
		this.chunks.clear();
	}

}
