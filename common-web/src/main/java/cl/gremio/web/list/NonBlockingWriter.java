package cl.gremio.web.list;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
 * Delivers answers that are larger than a response's buffer. None of them holds a thread
 * while its client takes its time, and few threads make the pieces of all: so lists wait
 * for each other, and nobody for them.
 */
public final class NonBlockingWriter implements AutoCloseable {

	private static final int THREADS = 2;

	/** So many may have their turn at once besides lists, each its only one. */
	private static final int LARGE_ANSWERS = 10_000;

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final Semaphore free;

	private final Duration timeout;

	private final Duration retryAfter;

	private final ThreadPoolExecutor turns;

	/**
	 * Creates deliveries.
	 * @param max how many may be under way at once
	 * @param timeout after which one is cut off
	 * @param retryAfter when a client that is refused may try again
	 */
	public NonBlockingWriter(int max, Duration timeout, Duration retryAfter) {
		this.free = new Semaphore(max);
		this.timeout = timeout;
		this.retryAfter = retryAfter;
		this.turns = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(max + LARGE_ANSWERS), (task) -> {
					Thread thread = new Thread(task, "http-lists");
					thread.setDaemon(true);
					return thread;
				});
		this.turns.allowCoreThreadTimeOut(true);
	}

	/**
	 * Answers with a text, and closes it. What fits into the response's buffer is left
	 * there for the container to send.
	 * @param message where the headers stand
	 * @throws ErrorResponseException 503, if too many are under way
	 */
	void deliver(ChunkSource text, HttpServletRequest request, HttpServletResponse response, HttpOutputMessage message)
			throws IOException {
		boolean isUnderWay = false;
		try {
			byte[] first = text.next();
			if (text.isAtEnd() && first.length < response.getBufferSize()) {
				message.getBody().write(first);
			}
			else if (HttpMethod.HEAD.matches(request.getMethod())) {
				message.getBody();
			}
			else if (this.free.tryAcquire()) {
				isUnderWay = true;
				message.getBody();
				new BodyWriteListener(request.startAsync(request, response), this.turns, new Counted(text, this.free),
						first)
					.start(this.timeout);
			}
			else {
				throw tooMany();
			}
		}
		finally {
			if (!isUnderWay) {
				text.close();
			}
		}
	}

	/**
	 * Delivers what is owed in any case.
	 * @param async of a request that has no write listener yet
	 */
	public void deliver(byte[] text, AsyncContext async) throws IOException {
		new BodyWriteListener(async, this.turns, ChunkSource.of(text), new byte[0]).start(this.timeout);
	}

	/** How many more lists may be under way. */
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
		this.turns.shutdownNow();
	}

	/** A text that is one of those that are counted, until it is closed. */
	private record Counted(ChunkSource text, Semaphore free) implements ChunkSource {

		@Override
		public boolean isAtEnd() {
			return this.text.isAtEnd();
		}

		@Override
		public byte[] next() throws IOException {
			return this.text.next();
		}

		@Override
		public void close() {
			this.free.release();
			this.text.close();
		}

	}

}
