package cl.gremio.web.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import cl.gremio.web.problem.ProblemJson;
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
 * Receives the body of one request as the client sends it, then dispatches the request. A
 * body that is too large is answered at once. The listener then drains for a moment what
 * the client still sends: a connection that is closed on unread data may lose the answer
 * (a lingering close).
 */
final class BodyReadListener implements ReadListener, AsyncListener {

	private static final Duration LINGER = Duration.ofSeconds(2);

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final SizeLimits limits;

	private final ServletInputStream source;

	private final RequestBuffer body;

	private final AsyncContext async;

	private final long started = System.nanoTime();

	/** Set when the request is refused. Written by Tomcat's threads, one at a time. */
	private @Nullable InputDrain drain;

	/** Written by Tomcat's threads, one at a time. */
	private long refusedAt;

	/** Set by the thread that dispatches or completes the request. */
	private final AtomicBoolean over = new AtomicBoolean();

	private final LingeringRequests lingering;

	BodyReadListener(HttpServletRequest request, HttpServletResponse response, SizeLimits limits,
			LingeringRequests lingering) throws IOException {
		this.request = request;
		this.response = response;
		this.limits = limits;
		this.lingering = lingering;
		this.source = request.getInputStream();
		this.body = new RequestBuffer(limits.memory());
		this.async = request.startAsync(new InMemoryRequest(request, this.body), response);
	}

	void start(Duration timeout) throws IOException {
		this.async.setTimeout(timeout.toMillis());
		this.async.addListener(this);
		this.source.setReadListener(this);
		long most = this.limits.most(this.request);
		if (this.request.getContentLengthLong() > most) {
			refuse(LimitedInputStream.tooLarge(most).getBody());
		}
	}

	@Override
	public void onDataAvailable() throws IOException {
		try {
			int count = 0;
			// After the dispatch a read would block: the request has no read listener
			// then
			while (count != -1 && !this.over.get() && this.source.isReady()) {
				if (hasLingered()) {
					finish();
					return;
				}
				count = (this.drain != null) ? this.drain.discard() : receive();
			}
		}
		catch (IOException ex) {
			if (this.drain != null) {
				throw ex;
			}
			onError(ex);
		}
	}

	/** Tomcat reports no timeout while there is always more to read. */
	private boolean hasLingered() {
		return this.drain != null && System.nanoTime() - this.refusedAt > LINGER.toNanos();
	}

	private int receive() throws IOException {
		if (!hasRoom() || !this.body.makeRoom()) {
			this.response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			refuse(outOfMemory());
			return 0;
		}
		int count = this.body.receive(this.source);
		long most = this.limits.most(this.request, this.body);
		boolean isKnown = this.body.firstText() != -1;
		if (this.body.received() > most || (isKnown && this.request.getContentLengthLong() > most)) {
			refuse(LimitedInputStream.tooLarge(most).getBody());
		}
		return count;
	}

	/** Charges a body that is larger than a single event to the budget of bulks. */
	private boolean hasRoom() {
		return this.body.received() < this.limits.mostOfOne()
				|| this.limits.most(this.request, this.body) == this.limits.mostOfOne()
				|| this.body.charge(this.limits.bulkMemory());
	}

	private static ProblemDetail outOfMemory() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Too many large bodies are on their way.");
		problem.setProperty("outcome", "not-written");
		return problem;
	}

	@Override
	public void onAllDataRead() {
		finish();
	}

	/** {@link #onError(AsyncEvent)} ends a request that has already been answered. */
	@Override
	public void onError(Throwable ex) {
		if (this.drain != null) {
			return;
		}
		this.body.fail(new IOException("The body was cut short", ex));
		finish();
	}

	/** Dispatches the request; the controller that reads on gets the failure. */
	@Override
	public void onTimeout(AsyncEvent event) {
		this.body.fail(new SocketTimeoutException("The body took too long"));
		finish();
	}

	/** Dispatches the request, or completes it if it has been answered; only once. */
	private void finish() {
		if (!this.over.compareAndSet(false, true)) {
			return;
		}
		if (this.drain != null) {
			this.async.complete();
		}
		else {
			this.async.dispatch();
		}
	}

	/** Ends an answered request, even if the client still sends data. */
	void stopLingering() {
		finish();
	}

	private void refuse(ProblemDetail problem) throws IOException {
		this.drain = TomcatConnection.of(this.request).drain();
		this.body.close();
		this.response.setHeader(HttpHeaders.CONNECTION, "close");
		ProblemJson.of(problem).sendTo(this.response);
		this.response.flushBuffer();
		this.refusedAt = System.nanoTime();
		this.async.setTimeout(Duration.ofNanos(this.refusedAt - this.started).plus(LINGER).toMillis());
		this.lingering.add(this);
	}

	/**
	 * Gives up the connection of a refused request. This must wait for the end of the
	 * request: Tomcat never completes a request whose connection is in error before.
	 */
	@Override
	public void onComplete(AsyncEvent event) {
		this.lingering.remove(this);
		this.body.close();
		if (this.drain != null) {
			this.drain.abandon();
		}
	}

	/**
	 * The client went away, or broke a rule of HTTP. Tomcat counts an answered request
	 * until it is completed; Tomcat itself answers and completes any other.
	 */
	@Override
	public void onError(AsyncEvent event) {
		this.lingering.remove(this);
		this.body.close();
		if (this.drain != null) {
			event.getAsyncContext().complete();
		}
	}

	/** The controller's answer has a timeout of its own, but uses the same body. */
	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(new BufferReleaseListener(this.body));
	}

}
