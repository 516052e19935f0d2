package cl.gremio.service.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;

/**
 * Lets no thread wait for a slow client. A body that has not arrived is received without
 * one; a body whose size is large or not known beforehand may take one of a few threads.
 */
class BodyReceiver implements Filter {

	/** The other threads are for requests that need nothing more of their client. */
	private final Semaphore seats;

	private final DataSize max;

	private final Duration timeout;

	/**
	 * Creates a receiver.
	 * @param seats how many threads may wait for large bodies
	 * @param max the largest body to be received without a thread
	 * @param timeout how long a client may take
	 */
	BodyReceiver(int seats, DataSize max, Duration timeout) {
		this.seats = new Semaphore(seats);
		this.max = max;
		this.timeout = timeout;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		long length = request.getContentLengthLong();
		if (length > this.max.toBytes() || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			wait(request, (HttpServletResponse) response, chain);
		}
		else if (length > 0 && request.getInputStream().available() < length) {
			receive(new ReceivedRequest(request, (int) length), response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void wait(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!this.seats.tryAcquire()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many large bodies are on their way.");
			problem.setProperty("outcome", "not-written");
			Problem.of(problem).sendTo(response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.seats.release();
		}
	}

	private void receive(ReceivedRequest request, ServletResponse response) throws IOException {
		AsyncContext async = request.getRequest().startAsync(request, response);
		async.setTimeout(this.timeout.toMillis());
		async.addListener(new OnTimeout(request));
		request.receive(async);
	}

	/** Goes on with what has arrived: whoever reads the rest learns that it is late. */
	private record OnTimeout(ReceivedRequest request) implements AsyncListener {

		@Override
		public void onTimeout(AsyncEvent event) {
			this.request.isLate();
			event.getAsyncContext().dispatch();
		}

		@Override
		public void onComplete(AsyncEvent event) {
			// answered
		}

		@Override
		public void onError(AsyncEvent event) {
			// the client is gone: the container ends the request
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			// the answer is waited for, under a deadline of its own
		}

	}

}
