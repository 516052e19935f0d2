package cl.gremio.web.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

import cl.gremio.web.security.CallerAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.kafka.common.utils.ThreadUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The open streams of a service. Two threads write them all. When the service stops, all
 * end before the server waits for requests under way.
 */
public final class EventStreams implements ApplicationListener<ContextClosedEvent>, AutoCloseable {

	private static final int THREADS = 2;

	private static final Duration IDLE = Duration.ofSeconds(10);

	/** How long clients have to take what is left when the service stops. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	/** A comment, so that the client gets more than the head at once. */
	private static final byte[] OPENED = ": open\n\n".getBytes(US_ASCII);

	private final int maxStreams;

	private final Semaphore free;

	private final Predicate<@Nullable CallerAuthentication> valid;

	private final ThreadPoolExecutor executor;

	private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

	private volatile boolean stopping;

	/**
	 * Creates the streams of a service, none of which is open.
	 * @param maxStreams how many streams may be open at once
	 * @param valid whether a caller may still read
	 */
	public EventStreams(int maxStreams, Predicate<@Nullable CallerAuthentication> valid) {
		this.valid = valid;
		this.maxStreams = maxStreams;
		this.free = new Semaphore(maxStreams);
		// An open stream waits for one turn at most; streams that have ended for one more
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(2 * maxStreams), ThreadUtils.createThreadFactory("http-streams", true));
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Answers a request with a stream. The answer to a {@code HEAD} is its head.
	 * @param sources makes the source of the stream that it is given
	 * @throws ResponseStatusException 503 if too many streams are open, or the service
	 * stops
	 */
	public void open(HttpServletRequest request, HttpServletResponse response,
			Function<EventStream, BatchSource> sources) throws IOException {
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			writeHead(response);
			return;
		}
		if (this.stopping || !this.free.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many streams are open at the moment. Try again shortly, or ask without a stream.");
		}
		EventStream stream = new EventStream(CallerAuthentication.of(request), this.executor);
		BatchSource source = null;
		try {
			source = sources.apply(stream);
			writeHead(response);
			this.open.add(stream);
			stream.start(request.startAsync(request, response), Duration.ZERO, source, OPENED, () -> forget(stream));
		}
		catch (IOException | RuntimeException ex) {
			forget(stream);
			if (source != null) {
				source.close();
			}
			throw ex;
		}
		if (this.stopping || !this.valid.test(stream.caller())) {
			stream.cutOff();
		}
	}

	/** Ends the streams of callers who may not read any longer. */
	public void endInvalid() {
		this.open.stream().filter((stream) -> !this.valid.test(stream.caller())).forEach(EventStream::cutOff);
	}

	private void forget(EventStream stream) {
		this.open.remove(stream);
		this.free.release();
	}

	private static void writeHead(HttpServletResponse response) {
		response.setStatus(HttpStatus.OK.value());
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Accel-Buffering", "no");
	}

	/** How many more streams may be opened. */
	public int free() {
		return this.free.availablePermits();
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.stopping = true;
		this.open.forEach(EventStream::cutOff);
		if (!awaitEnds()) {
			this.open.forEach(EventStream::abort);
		}
	}

	private boolean awaitEnds() {
		try {
			return this.free.tryAcquire(this.maxStreams, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
