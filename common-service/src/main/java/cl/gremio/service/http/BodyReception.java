package cl.gremio.service.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Receives one body as it arrives, and goes on with the request when it is there. One
 * that is too large is answered at once; what the client still sends is read for a
 * moment, as a connection that is closed on it may take the answer along.
 */
final class BodyReception implements ReadListener, AsyncListener {

	private static final Duration LINGER = Duration.ofSeconds(2);

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final BodyLimits limits;

	private final ServletInputStream source;

	private final ReceivedBody body;

	private final AsyncContext async;

	private final long started = System.nanoTime();

	private @Nullable UnreadBody refused;

	private long refusedAt;

	private boolean readToItsEnd;

	private boolean dispatched;

	BodyReception(HttpServletRequest request, HttpServletResponse response, BodyLimits limits) throws IOException {
		this.request = request;
		this.response = response;
		this.limits = limits;
		this.source = request.getInputStream();
		this.body = new ReceivedBody(limits.memory());
		this.async = request.startAsync(new ReceivedRequest(request, this.body), response);
	}

	void start(Duration timeout) throws IOException {
		this.async.setTimeout(timeout.toMillis());
		this.async.addListener(this);
		this.source.setReadListener(this);
		if (this.request.getContentLengthLong() > this.limits.most(this.request)) {
			refuse(tooLarge(this.limits.most(this.request)));
		}
	}

	@Override
	public void onDataAvailable() throws IOException {
		try {
			int count = 0;
			while (count != -1 && this.source.isReady()) {
				if (hasLingered()) {
					goOn();
					return;
				}
				count = (this.refused != null) ? this.refused.discard() : receive();
			}
			// Below the servlet API nobody else sees that the rest has been read
			if (count == -1 && this.refused != null) {
				this.readToItsEnd = true;
				goOn();
			}
		}
		catch (IOException ex) {
			onError(ex);
		}
	}

	/** No timeout is told of while there is always more to read. */
	private boolean hasLingered() {
		return this.refused != null && System.nanoTime() - this.refusedAt > LINGER.toNanos();
	}

	private int receive() throws IOException {
		if (!hasRoom() || !this.body.makeRoom()) {
			refuse(outOfMemory());
			return 0;
		}
		int count = this.body.receive(this.source);
		long most = this.limits.most(this.request, this.body);
		boolean isKnown = this.body.firstText() != -1;
		if (this.body.received() > most || (isKnown && this.request.getContentLengthLong() > most)) {
			refuse(tooLarge(most));
		}
		return count;
	}

	/** What grows larger than a single event may be is charged to those that are. */
	private boolean hasRoom() {
		return this.body.received() < this.limits.mostOfOne()
				|| this.limits.most(this.request, this.body) == this.limits.mostOfOne()
				|| this.body.charge(this.limits.bulkMemory());
	}

	@Override
	public void onAllDataRead() {
		goOn();
	}

	@Override
	public void onError(Throwable ex) {
		this.body.fail(new IOException("The body was cut short", ex));
		goOn();
	}

	/** Goes on with what has arrived: whoever reads the rest learns that it is late. */
	@Override
	public void onTimeout(AsyncEvent event) {
		this.body.fail(new SocketTimeoutException("The body took too long"));
		goOn();
	}

	private void goOn() {
		if (this.dispatched) {
			return;
		}
		this.dispatched = true;
		if (this.refused != null) {
			if (!this.readToItsEnd) {
				Connection.of(this.request).abandon(this.refused);
			}
			this.async.complete();
		}
		else {
			this.async.dispatch();
		}
	}

	private void refuse(ProblemDetail problem) throws IOException {
		this.refused = Connection.of(this.request).unread();
		this.body.close();
		this.response.setHeader(HttpHeaders.CONNECTION, "close");
		Problem.of(problem).sendTo(this.response);
		this.response.flushBuffer();
		this.refusedAt = System.nanoTime();
		this.async.setTimeout(Duration.ofNanos(this.refusedAt - this.started).plus(LINGER).toMillis());
	}

	private static ProblemDetail tooLarge(long most) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"The body must not be larger than " + most + " bytes.");
	}

	private ProblemDetail outOfMemory() {
		this.response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Too many large bodies are on their way.");
		problem.setProperty("outcome", "not-written");
		return problem;
	}

	/** The request has ended, however. */
	@Override
	public void onComplete(AsyncEvent event) {
		this.body.close();
	}

	@Override
	public void onError(AsyncEvent event) {
		this.body.close();
	}

	/** The answer is waited for, under a deadline of its own. */
	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(new Closing(this.body));
	}

	/** Follows a request to its end. */
	private record Closing(ReceivedBody body) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.body.close();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// answered by who started it
		}

		@Override
		public void onError(AsyncEvent event) {
			this.body.close();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
