package cl.gremio.web.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import cl.gremio.web.problem.ProblemJson;
import cl.gremio.web.problem.RefusalProblems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/**
 * Receives one body as it arrives, and goes on with the request when it is there. One
 * that is too large is answered at once; what the client still sends is read for a
 * moment, as a connection that is closed on it may take the answer along.
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

	private @Nullable InputDrain refused;

	private long refusedAt;

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
		if (this.request.getContentLengthLong() > this.limits.most(this.request)) {
			refuse(RefusalProblems.tooLarge(this.limits.most(this.request)));
		}
	}

	@Override
	public void onDataAvailable() throws IOException {
		try {
			int count = 0;
			// Over, reading would wait: then the request has no read listener
			while (count != -1 && !this.over.get() && this.source.isReady()) {
				if (hasLingered()) {
					goOn();
					return;
				}
				count = (this.refused != null) ? this.refused.discard() : receive();
			}
		}
		catch (IOException ex) {
			if (this.refused != null) {
				throw ex;
			}
			onError(ex);
		}
	}

	/** No timeout is told of while there is always more to read. */
	private boolean hasLingered() {
		return this.refused != null && System.nanoTime() - this.refusedAt > LINGER.toNanos();
	}

	private int receive() throws IOException {
		if (!hasRoom() || !this.body.makeRoom()) {
			this.response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			refuse(RefusalProblems.outOfMemory());
			return 0;
		}
		int count = this.body.receive(this.source);
		long most = this.limits.most(this.request, this.body);
		boolean isKnown = this.body.firstText() != -1;
		if (this.body.received() > most || (isKnown && this.request.getContentLengthLong() > most)) {
			refuse(RefusalProblems.tooLarge(most));
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

	/** A client that has been answered may go: {@link #onError(AsyncEvent)} ends it. */
	@Override
	public void onError(Throwable ex) {
		if (this.refused != null) {
			return;
		}
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
		if (!this.over.compareAndSet(false, true)) {
			return;
		}
		if (this.refused != null) {
			this.async.complete();
		}
		else {
			this.async.dispatch();
		}
	}

	/** Ends a request that has been answered, whatever the client still sends. */
	void stopLingering() {
		goOn();
	}

	private void refuse(ProblemDetail problem) throws IOException {
		this.refused = TomcatConnection.of(this.request).unread();
		this.body.close();
		this.response.setHeader(HttpHeaders.CONNECTION, "close");
		ProblemJson.of(problem).sendTo(this.response);
		this.response.flushBuffer();
		this.refusedAt = System.nanoTime();
		this.async.setTimeout(Duration.ofNanos(this.refusedAt - this.started).plus(LINGER).toMillis());
		this.lingering.add(this);
	}

	/**
	 * The request has ended, however. Only now may its connection be given up: Tomcat
	 * never completes a request of a connection that is in error before.
	 */
	@Override
	public void onComplete(AsyncEvent event) {
		this.lingering.remove(this);
		this.body.close();
		if (this.refused != null) {
			this.refused.abandon();
		}
	}

	/**
	 * The client went away, or broke a rule of HTTP. If it has been answered, Tomcat
	 * counts the request until it is completed; if not, Tomcat answers and completes it.
	 */
	@Override
	public void onError(AsyncEvent event) {
		this.lingering.remove(this);
		this.body.close();
		if (this.refused != null) {
			event.getAsyncContext().complete();
		}
	}

	/** The answer is waited for, under a deadline of its own. */
	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(new BufferReleaseListener(this.body));
	}

}
