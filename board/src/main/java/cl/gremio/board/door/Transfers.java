package cl.gremio.board.door;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The streams, large lists and large bodies that pass the door at the moment. Each keeps
 * a thread for as long as its client reads or sends, so their number is limited: other
 * requests always find a thread. Streams end when the board stops.
 */
class Transfers implements ApplicationListener<ContextClosedEvent> {

	private final Semaphore free;

	private final Duration retryAfter;

	private final Set<Transfer> open = ConcurrentHashMap.newKeySet();

	/**
	 * Creates an empty set of transfers.
	 * @param max how many may pass at once
	 * @param retryAfter when a refused client may try again
	 */
	Transfers(int max, Duration retryAfter) {
		this.free = new Semaphore(max);
		this.retryAfter = retryAfter;
	}

	/**
	 * Lets a transfer begin.
	 * @param endAtStop ends a stream when the board stops
	 * @throws ErrorResponseException 503 if too many transfers are open
	 */
	Transfer begin(Runnable endAtStop) {
		if (!this.free.tryAcquire()) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many streams, lists and bulks pass the door at the moment.");
			ErrorResponseException refusal = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
			refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, this.retryAfter.toSeconds())));
			throw refusal;
		}
		Transfer transfer = new Transfer(endAtStop);
		this.open.add(transfer);
		return transfer;
	}

	/** Runs before the server stops, which waits for requests under way. */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.open.forEach((transfer) -> transfer.endAtStop.run());
	}

	/** A transfer that passes until it is closed. */
	final class Transfer implements AutoCloseable {

		private final Runnable endAtStop;

		private Transfer(Runnable endAtStop) {
			this.endAtStop = endAtStop;
		}

		@Override
		public void close() {
			if (Transfers.this.open.remove(this)) {
				Transfers.this.free.release();
			}
		}

	}

}
