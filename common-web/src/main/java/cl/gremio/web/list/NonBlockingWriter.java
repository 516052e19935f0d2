package cl.gremio.web.list;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import cl.gremio.web.body.TomcatConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Writes answers that are larger than a response's buffer (Servlet non-blocking I/O). No
 * thread waits for a client. Two threads make the text of all such answers, so lists wait
 * for each other but hold up no other request.
 */
public final class NonBlockingWriter implements AutoCloseable {

	private static final int THREADS = 2;

	/** The queue's room for large answers that are no lists. */
	private static final int LARGE_ANSWERS = 10_000;

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final Semaphore free;

	private final Duration timeout;

	private final Duration retryAfter;

	private final ThreadPoolExecutor executor;

	/**
	 * Creates a writer.
	 * @param maxLists how many lists may be written at once
	 * @param timeout after which an answer is cut off
	 * @param retryAfter when a refused client may try again
	 */
	public NonBlockingWriter(int maxLists, Duration timeout, Duration retryAfter) {
		this.free = new Semaphore(maxLists);
		this.timeout = timeout;
		this.retryAfter = retryAfter;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(maxLists + LARGE_ANSWERS), (task) -> {
					Thread thread = new Thread(task, "http-lists");
					thread.setDaemon(true);
					return thread;
				});
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Writes a list and closes its source. Tomcat sends a list that fits into the
	 * response's buffer.
	 * @param message holds the headers
	 * @throws ErrorResponseException 503 if too many lists are being written
	 */
	void write(ChunkSource list, HttpServletRequest request, HttpServletResponse response, HttpOutputMessage message)
			throws IOException {
		boolean isStarted = false;
		try {
			byte[] first = list.next();
			if (list.isAtEnd() && first.length < response.getBufferSize()) {
				message.getBody().write(first);
			}
			else if (HttpMethod.HEAD.matches(request.getMethod())) {
				message.getBody();
			}
			else if (this.free.tryAcquire()) {
				isStarted = true;
				message.getBody();
				start(request.startAsync(request, response), new PermitHolder(list, this.free), first);
			}
			else {
				throw tooMany();
			}
		}
		finally {
			if (!isStarted) {
				list.close();
			}
		}
	}

	/**
	 * Writes an answer of any size, however many lists are being written.
	 * @param async of a request that has no write listener yet
	 */
	public void write(byte[] answer, AsyncContext async) throws IOException {
		write(answer, async, () -> {
		});
	}

	/**
	 * Writes an answer of any size.
	 * @param async of a request that has no write listener yet
	 * @param atEnd called when the answer is written, or will never be
	 */
	void write(byte[] answer, AsyncContext async, Runnable atEnd) throws IOException {
		if (TomcatConnection.of((HttpServletRequest) async.getRequest()) != null) {
			start(async, new ChunkSource.Empty(atEnd), answer);
			return;
		}
		// A test without Tomcat
		async.getResponse().getOutputStream().write(answer);
		async.complete();
		atEnd.run();
	}

	private void start(AsyncContext async, ChunkSource rest, byte[] first) throws IOException {
		new BodyWriteListener(async, this.executor, rest, first).start(this.timeout);
	}

	/** How many more lists may be written at once. */
	public int free() {
		return this.free.availablePermits();
	}

	private ErrorResponseException tooMany() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Too many lists are being read at the moment. Try again shortly, or ask for a page of a few entries.");
		ErrorResponseException refusal = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
		refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, this.retryAfter.toSeconds())));
		return refusal;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	/** A list that holds a permit until it is closed. */
	private record PermitHolder(ChunkSource list, Semaphore permits) implements ChunkSource {

		@Override
		public boolean isAtEnd() {
			return this.list.isAtEnd();
		}

		@Override
		public byte[] next() throws IOException {
			return this.list.next();
		}

		@Override
		public void close() {
			this.permits.release();
			this.list.close();
		}

	}

}
