package cl.gremio.service.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose body is received before anyone reads it. */
class ReceivedRequest extends HttpServletRequestWrapper {

	private static final int FIRST_BYTES = 1024;

	private final int length;

	private final ServletInputStream source;

	/** Grows with what arrives: a client is not given memory for what it announces. */
	private byte[] body;

	private int received;

	private @Nullable IOException failure;

	ReceivedRequest(HttpServletRequest request, int length) throws IOException {
		super(request);
		this.length = length;
		this.body = new byte[Math.min(length, FIRST_BYTES)];
		this.source = request.getInputStream();
	}

	/** Receives the body as it arrives, and dispatches the request when it is there. */
	void receive(AsyncContext async) {
		this.source.setReadListener(new ReadListener() {

			@Override
			public void onDataAvailable() throws IOException {
				readWhatIsThere();
			}

			@Override
			public void onAllDataRead() {
				async.dispatch();
			}

			@Override
			public void onError(Throwable ex) {
				ReceivedRequest.this.failure = new IOException("The body was cut short", ex);
				async.dispatch();
			}

		});
	}

	private void readWhatIsThere() throws IOException {
		while (this.received < this.length && this.source.isReady()) {
			if (this.received == this.body.length) {
				this.body = Arrays.copyOf(this.body, Math.min(this.length, 2 * this.body.length));
			}
			int count = this.source.read(this.body, this.received, this.body.length - this.received);
			if (count == -1) {
				return;
			}
			this.received += count;
		}
	}

	/** Takes the rest of the body for late. */
	void isLate() {
		this.failure = new SocketTimeoutException("The body took too long");
	}

	@Override
	public ServletInputStream getInputStream() {
		return new ReceivedBody();
	}

	private final class ReceivedBody extends ServletInputStream {

		private int position;

		@Override
		public int read() throws IOException {
			if (this.position < ReceivedRequest.this.received) {
				return ReceivedRequest.this.body[this.position++] & 0xff;
			}
			if (ReceivedRequest.this.failure != null) {
				throw ReceivedRequest.this.failure;
			}
			return -1;
		}

		@Override
		public boolean isFinished() {
			return this.position == ReceivedRequest.this.received;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body has been received");
		}

	}

}
