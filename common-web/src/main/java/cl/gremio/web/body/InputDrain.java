package cl.gremio.web.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Reads and discards what a client still sends after its answer. Works below the servlet
 * API, which closes the body with the answer.
 */
class InputDrain implements ApplicationBufferHandler {

	private static final DataSize MAX = DataSize.ofMegabytes(2);

	private final Request request;

	private @Nullable ByteBuffer chunk;

	InputDrain(Request request) {
		this.request = request;
	}

	/**
	 * Discards what has arrived. Leaves a chunked body alone: looking for the next chunk
	 * may wait for it.
	 * @return whether the body's end was reached
	 */
	boolean discardArrived() throws IOException {
		boolean waits = this.request.getContentLengthLong() == -1;
		long discarded = 0;
		while (!waits && discarded <= MAX.toBytes()) {
			if (isRead()) {
				return true;
			}
			this.request.action(ActionCode.AVAILABLE, Boolean.TRUE);
			if (this.request.getAvailable() <= 0) {
				return false;
			}
			int count = discard();
			if (count < 0) {
				return true;
			}
			discarded += count;
		}
		return false;
	}

	/**
	 * Discards some bytes. Waits for them unless the request has a read listener.
	 * @return the number of bytes; -1 at the body's end
	 */
	int discard() throws IOException {
		return this.request.doRead(this);
	}

	/**
	 * Closes the connection when the request ends, because nobody knows where the next
	 * request begins.
	 */
	void abandon() {
		this.request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	/** Whether the body has been read to its end. */
	private boolean isRead() {
		AtomicBoolean answer = new AtomicBoolean();
		this.request.action(ActionCode.REQUEST_BODY_FULLY_READ, answer);
		return answer.get();
	}

	@Override
	public void setByteBuffer(ByteBuffer buffer) {
		this.chunk = buffer;
	}

	@Override
	public @Nullable ByteBuffer getByteBuffer() {
		return this.chunk;
	}

	@Override
	public void expand(int size) {
		// Discarded bytes need no room
	}

}
