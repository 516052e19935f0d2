package cl.gremio.service.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What a client still sends after it has been answered. Read below the servlet API, which
 * closes the body with the answer.
 */
class UnreadBody implements ApplicationBufferHandler {

	private static final DataSize MAX = DataSize.ofMegabytes(2);

	private final Request request;

	private @Nullable ByteBuffer chunk;

	UnreadBody(Request request) {
		this.request = request;
	}

	/**
	 * Reads the rest of the body and forgets it.
	 * @return whether its end was reached, within bounds
	 */
	boolean discard(Duration timeout) throws IOException {
		if (this.request.getContentLengthLong() > MAX.toBytes()) {
			return false;
		}
		long started = System.nanoTime();
		long discarded = 0;
		int count = this.request.doRead(this);
		// Nothing, where a read does not wait: then nobody may
		while (count > 0 && discarded <= MAX.toBytes() && System.nanoTime() - started <= timeout.toNanos()) {
			discarded += count;
			count = this.request.doRead(this);
		}
		return count == -1;
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
