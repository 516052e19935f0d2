package cl.gremio.board.door;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import cl.gremio.board.session.BoardSession;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The streams, large lists and large bodies that pass the door at the moment. Each keeps
 * a thread for as long as its client reads or sends, so their number is limited: other
 * requests always find a thread. Streams end with their session, and when the board
 * stops.
 */
class Transfers implements ApplicationListener<ContextClosedEvent> {

	private static final Runnable NOTHING = () -> {
	};

	private final Semaphore free;

	private final Set<Transfer> open = ConcurrentHashMap.newKeySet();

	/**
	 * Creates an empty set of transfers.
	 * @param max how many may pass at once
	 */
	Transfers(int max) {
		this.free = new Semaphore(max);
	}

	/**
	 * Lets a stream begin.
	 * @param session the session of its reader
	 * @param ending ends it
	 * @throws ResponseStatusException 503 if too many transfers are open
	 */
	Transfer beginStream(@Nullable BoardSession session, Runnable ending) {
		Transfer transfer = begin(ending);
		if (session != null) {
			transfer.forget = session.onEnd(ending);
		}
		return transfer;
	}

	/**
	 * Lets a list or a body begin.
	 * @throws ResponseStatusException 503 if too many transfers are open
	 */
	Transfer begin() {
		return begin(NOTHING);
	}

	private Transfer begin(Runnable ending) {
		if (!this.free.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many streams, lists and bulks pass the door at the moment.");
		}
		Transfer transfer = new Transfer(ending);
		this.open.add(transfer);
		return transfer;
	}

	/** Runs before the server stops, which waits for requests under way. */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.open.forEach((transfer) -> transfer.ending.run());
	}

	/** A transfer that passes until it is closed. */
	final class Transfer implements AutoCloseable {

		private final Runnable ending;

		/** Used by the thread of the request. */
		private Runnable forget = NOTHING;

		private Transfer(Runnable ending) {
			this.ending = ending;
		}

		@Override
		public void close() {
			if (Transfers.this.open.remove(this)) {
				this.forget.run();
				Transfers.this.free.release();
			}
		}

	}

}
