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
 * Receives bodies without a thread that waits for the client (Servlet non-blocking I/O).
 * A body that has already arrived is left to the controller.
 */
public class NonBlockingReadFilter implements Filter {

	private final SizeLimits limits;

	private final Duration timeout;

	private final Predicate<HttpServletRequest> takesBody;

	private final LingeringRequests lingering;

	/**
	 * Creates a filter.
	 * @param timeout how long a client may take to send a body
	 * @param takesBody whether a controller reads the body of a request; other requests
	 * are answered without waiting for their body
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
		if (hasArrived(request) || !this.takesBody.test(request)) {
			chain.doFilter(request, response);
		}
		else {
			new BodyReadListener(request, (HttpServletResponse) response, this.limits, this.lingering)
				.start(this.timeout);
		}
	}

	/** The length of a chunked body is unknown. */
	private boolean hasArrived(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		if (length <= 0) {
			return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
		}
		return length <= this.limits.mostOfOne() && TomcatConnection.of(request).available() >= length;
	}

}
