package cl.gremio.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/**
 * A request's body, bounded in size and in time, so that no client can fill the memory or
 * hold a thread for ever. A read fails with an {@link ErrorResponseException}: 413 when
 * the body is too large, 408 when it takes too long, 400 when it is cut short or its
 * chunks are malformed.
 */
public final class LimitedInputStream extends InputStream {

	private final InputStream body;

	private final DataSize max;

	private final Duration timeout;

	private final long announced;

	private final long started = System.nanoTime();

	private long read;

	LimitedInputStream(InputStream body, DataSize max, Duration timeout) {
		this(body, max, timeout, -1);
	}

	private LimitedInputStream(InputStream body, DataSize max, Duration timeout, long announced) {
		this.body = body;
		this.max = max;
		this.timeout = timeout;
		this.announced = announced;
	}

	/**
	 * Opens the raw body of a request, whatever its content type.
	 * @param max the most that may be read of it
	 * @param timeout how long the client may take from now
	 */
	public static LimitedInputStream of(HttpServletRequest request, DataSize max, Duration timeout) throws IOException {
		if (request.getContentLengthLong() > max.toBytes()) {
			throw tooLarge(max);
		}
		return new LimitedInputStream(request.getInputStream(), max, timeout, request.getContentLengthLong());
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int count = receive(buffer, offset, length);
		if (count == -1) {
			return -1;
		}
		this.read += count;
		if (this.read > this.max.toBytes()) {
			throw tooLarge(this.max);
		}
		if (System.nanoTime() - this.started > this.timeout.toNanos()) {
			throw tooSlow(null);
		}
		return count;
	}

	/** Into memory of the size that was announced, which is within bounds. */
	@Override
	public byte[] readAllBytes() throws IOException {
		if (this.announced < 0) {
			return super.readAllBytes();
		}
		byte[] whole = new byte[(int) this.announced];
		int count = readNBytes(whole, 0, whole.length);
		return (count < whole.length) ? Arrays.copyOf(whole, count) : whole;
	}

	private int receive(byte[] buffer, int offset, int length) {
		try {
			return this.body.read(buffer, offset, length);
		}
		catch (IOException ex) {
			throw notWhole(ex);
		}
	}

	/** What a body is refused with that could not be read to its end. */
	static ErrorResponseException notWhole(IOException ex) {
		return causedByTimeout(ex) ? tooSlow(ex)
				: problem(HttpStatus.BAD_REQUEST, "The body was cut short or is malformed.", ex);
	}

	private static boolean causedByTimeout(Throwable ex) {
		return ex instanceof SocketTimeoutException || (ex.getCause() != null && causedByTimeout(ex.getCause()));
	}

	public static ErrorResponseException tooLarge(DataSize max) {
		return problem(HttpStatus.CONTENT_TOO_LARGE, "The body must not be larger than " + max.toBytes() + " bytes.",
				null);
	}

	private static ErrorResponseException tooSlow(@Nullable IOException cause) {
		return problem(HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive.", cause);
	}

	private static ErrorResponseException problem(HttpStatus status, String detail, @Nullable IOException cause) {
		ErrorResponseException ex = new ErrorResponseException(status, cause);
		ex.setDetail(detail);
		return ex;
	}

}
