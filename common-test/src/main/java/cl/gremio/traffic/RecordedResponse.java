package cl.gremio.traffic;

import java.io.IOException;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** An answer whose body is recorded as it is written. */
final class RecordedResponse extends HttpServletResponseWrapper {

	private final BodyRecording recording = new BodyRecording();

	private @Nullable ServletOutputStream output;

	/** The status of the answer that is recorded. */
	private volatile int status;

	RecordedResponse(HttpServletResponse response) {
		super(response);
		this.status = response.getStatus();
	}

	byte @Nullable [] body() {
		return this.recording.bytes();
	}

	/** Whether the container gives another answer, or cuts off this answer. */
	boolean isOvertaken() {
		return getStatus() != this.status;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (this.output == null) {
			this.output = new RecordedOutput(super.getOutputStream());
		}
		return this.output;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		this.recording.abandon();
		return super.getWriter();
	}

	@Override
	public void reset() {
		super.reset();
		this.status = getStatus();
		this.recording.reset();
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		this.recording.reset();
	}

	@Override
	public void setStatus(int status) {
		this.status = status;
		super.setStatus(status);
	}

	private final class RecordedOutput extends ServletOutputStream {

		private final ServletOutputStream target;

		RecordedOutput(ServletOutputStream target) {
			this.target = target;
		}

		@Override
		public void write(int value) throws IOException {
			RecordedResponse.this.recording.add(value);
			this.target.write(value);
		}

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			RecordedResponse.this.recording.add(source, offset, length);
			this.target.write(source, offset, length);
		}

		@Override
		public void flush() throws IOException {
			this.target.flush();
		}

		@Override
		public void close() throws IOException {
			this.target.close();
		}

		@Override
		public boolean isReady() {
			return this.target.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.target.setWriteListener(listener);
		}

	}

}
