package cl.gremio.web.list;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import cl.gremio.web.body.TomcatConnection;
import cl.gremio.web.stream.BatchSource;
import cl.gremio.web.stream.NonBlockingAnswer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.kafka.common.utils.ThreadUtils;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

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

	private final ThreadPoolExecutor executor;

	/**
	 * Creates a writer.
	 * @param maxLists how many lists may be written at once
	 * @param timeout after which an answer is cut off
	 */
	public NonBlockingWriter(int maxLists, Duration timeout) {
		this.free = new Semaphore(maxLists);
		this.timeout = timeout;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(maxLists + LARGE_ANSWERS),
				ThreadUtils.createThreadFactory("http-lists", true));
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Writes a list and closes its source. Tomcat sends a list that fits into the
	 * response's buffer.
	 * @param message holds the headers
	 * @throws ResponseStatusException 503 if too many lists are being written
	 */
	void write(BatchSource list, HttpServletRequest request, HttpServletResponse response, HttpOutputMessage message)
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
				start(request.startAsync(request, response), list, first, this.free::release);
			}
			else {
				throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
						"Too many lists are being read at the moment. Try again shortly, or ask for a page of a few entries.");
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
			start(async, BatchSource.NONE, answer, atEnd);
			return;
		}
		// A test without Tomcat
		async.getResponse().getOutputStream().write(answer);
		async.complete();
		atEnd.run();
	}

	private void start(AsyncContext async, BatchSource rest, byte[] first, Runnable atEnd) throws IOException {
		new NonBlockingAnswer(this.executor).start(async, this.timeout, rest, first, atEnd);
	}

	/** How many more lists may be written at once. */
	public int free() {
		return this.free.availablePermits();
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
