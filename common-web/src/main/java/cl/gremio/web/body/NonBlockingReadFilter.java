package cl.gremio.web.body;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Lets no thread wait for a slow client. A body that has not arrived is received without
 * one, whatever its size and form, and a body that is refused is let run out without one.
 */
public class NonBlockingReadFilter implements Filter {

	private final SizeLimits limits;

	private final Duration timeout;

	private final Predicate<HttpServletRequest> takesBody;

	private final LingeringRequests lingering;

	/**
	 * Creates a receiver.
	 * @param timeout how long a client may take
	 * @param takesBody whether anybody reads the body of a request; where nobody does,
	 * its answer does not wait for it
	 */
	public NonBlockingReadFilter(SizeLimits limits, Duration timeout, Predicate<HttpServletRequest> takesBody,
			LingeringRequests lingering) {
		this.limits = limits;
		this.timeout = timeout;
		this.takesBody = takesBody;
		this.lingering = lingering;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		if (isThere(request) || !this.takesBody.test(request)) {
			chain.doFilter(request, response);
		}
		else {
			new BodyReadListener(request, (HttpServletResponse) response, this.limits, this.lingering)
				.start(this.timeout);
		}
	}

	/** The length of a chunked body is unknown. */
	private boolean isThere(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		if (length <= 0) {
			return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
		}
		return length <= this.limits.mostOfOne() && TomcatConnection.of(request).available() >= length;
	}

}
