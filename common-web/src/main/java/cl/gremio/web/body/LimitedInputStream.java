package cl.gremio.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/**
 * A request's body of limited size. A read fails with an {@link ErrorResponseException}:
 * 413 if the body is too large, 408 if the client took too long to send the body, 400 if
 * the body is cut short or its chunks are malformed.
 */
public final class LimitedInputStream extends InputStream {

	private final InputStream body;

	private final long max;

	private final long contentLength;

	private long read;

	private LimitedInputStream(InputStream body, long max, long contentLength) {
		this.body = body;
		this.max = max;
		this.contentLength = contentLength;
	}

	/**
	 * Opens the raw body of a request with any content type.
	 * @param max the most that may be read
	 */
	public static LimitedInputStream of(HttpServletRequest request, DataSize max) throws IOException {
		long contentLength = request.getContentLengthLong();
		if (contentLength > max.toBytes()) {
			throw tooLarge(max.toBytes());
		}
		return new LimitedInputStream(request.getInputStream(), max.toBytes(), contentLength);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		int count = receive(buffer, offset, length);
		this.read += Math.max(0, count);
		if (this.read > this.max) {
			throw tooLarge(this.max);
		}
		return count;
	}

	/** Allocates the announced length, which is within the limit, at once. */
	@Override
	public byte[] readAllBytes() throws IOException {
		if (this.contentLength < 0) {
			return super.readAllBytes();
		}
		byte[] whole = new byte[(int) this.contentLength];
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

	/** The answer to a body that could not be read to its end. */
	static ErrorResponseException notWhole(IOException ex) {
		return isCausedByTimeout(ex) ? problem(HttpStatus.REQUEST_TIMEOUT, "The body took too long to arrive.", ex)
				: problem(HttpStatus.BAD_REQUEST, "The body was cut short or is malformed.", ex);
	}

	private static boolean isCausedByTimeout(Throwable ex) {
		return ex instanceof SocketTimeoutException || (ex.getCause() != null && isCausedByTimeout(ex.getCause()));
	}

	/**
	 * The answer to a body that is too large.
	 * @param max the largest body, in bytes
	 */
	public static ErrorResponseException tooLarge(long max) {
		return problem(HttpStatus.CONTENT_TOO_LARGE, "The body must not be larger than " + max + " bytes.", null);
	}

	private static ErrorResponseException problem(HttpStatus status, String detail, @Nullable IOException cause) {
		ErrorResponseException ex = new ErrorResponseException(status, cause);
		ex.setDetail(detail);
		return ex;
	}

}
