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
 * What a client still sends after it has been answered. Read below the servlet API, which
 * closes the body with the answer.
 */
class InputDrain implements ApplicationBufferHandler {

	private static final DataSize MAX = DataSize.ofMegabytes(2);

	private final Request request;

	private @Nullable ByteBuffer chunk;

	InputDrain(Request request) {
		this.request = request;
	}

	/**
	 * Reads what has arrived and forgets it. Of a chunked body nothing: to look for its
	 * next chunk may be to wait for it.
	 * @return whether the body's end was reached
	 */
	boolean isDiscarded() throws IOException {
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
	 * Reads some of what has arrived and forgets it. Waits for it unless the request has
	 * a read listener.
	 * @return how much, in bytes; -1 at the body's end
	 */
	int discard() throws IOException {
		return this.request.doRead(this);
	}

	/**
	 * Closes the connection when the request ends, whatever the client still sends:
	 * nobody knows where the next request begins.
	 */
	void abandon() {
		this.request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	/** What has been read beyond the body is the next request's, and no longer there. */
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
		// Nothing is kept, so there is nothing to make room for
	}

}
