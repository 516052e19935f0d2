package cl.gremio.traffic;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request whose body is recorded as it is read. */
final class RecordedRequest extends HttpServletRequestWrapper {

	private final BodyRecording recording = new BodyRecording();

	private final HttpServletResponse response;

	private final AsyncListener listener;

	private @Nullable ServletInputStream input;

	/**
	 * Creates a request.
	 * @param listener is told of the end of the request if it becomes asynchronous
	 */
	RecordedRequest(HttpServletRequest request, HttpServletResponse response, AsyncListener listener) {
		super(request);
		this.response = response;
		this.listener = listener;
	}

	byte @Nullable [] body() {
		return this.recording.bytes();
	}

	@Override
	public AsyncContext startAsync() {
		return startAsync(this, this.response);
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		AsyncContext async = super.startAsync(request, response);
		async.addListener(this.listener);
		return async;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		if (this.input == null) {
			this.input = new RecordedInput(super.getInputStream());
		}
		return this.input;
	}

	private final class RecordedInput extends ServletInputStream {

		private final ServletInputStream source;

		RecordedInput(ServletInputStream source) {
			this.source = source;
		}

		@Override
		public int read() throws IOException {
			int value = this.source.read();
			if (value != -1) {
				RecordedRequest.this.recording.add(value);
			}
			return value;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = this.source.read(target, offset, length);
			if (count > 0) {
				RecordedRequest.this.recording.add(target, offset, count);
			}
			return count;
		}

		@Override
		public boolean isFinished() {
			return this.source.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.source.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.source.setReadListener(listener);
		}

	}

}
