package cl.gremio.web.connector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Bounds how many connections are within a request at once. Further ones wait for their
 * turn in the order in which they came. Safe for many threads.
 *
 * @param <C> a connection
 */
final class RequestSlots<C> {

	private final int max;

	/** Guarded by this. */
	private final Set<C> holders = new HashSet<>();

	/** Guarded by this. */
	private final Deque<Waiting<C>> waiting = new ArrayDeque<>();

	RequestSlots(int max) {
		this.max = max;
	}

	/**
	 * Takes a slot, or else a place among those who wait.
	 * @return whether the connection has a slot
	 */
	synchronized boolean take(C connection) {
		if (!areTaken()) {
			return hold(connection);
		}
		this.waiting.add(new Waiting<>(connection, System.nanoTime()));
		return false;
	}

	/** Counts a connection whose request is under way already, beyond the bound too. */
	synchronized boolean hold(C connection) {
		this.holders.add(connection);
		return true;
	}

	synchronized boolean isHeldBy(C connection) {
		return this.holders.contains(connection);
	}

	synchronized boolean areTaken() {
		return this.holders.size() >= this.max;
	}

	/**
	 * Frees the connection's slot, or its place.
	 * @return the connection whose turn it is, which has a slot now
	 */
	synchronized @Nullable C free(C connection) {
		if (!this.holders.remove(connection)) {
			this.waiting.removeIf((waiting) -> waiting.connection.equals(connection));
			return null;
		}
		if (areTaken() || this.waiting.isEmpty()) {
			return null;
		}
		C next = this.waiting.remove().connection;
		this.holders.add(next);
		return next;
	}

	/** Takes those who have waited for longer than a time out of their places. */
	synchronized List<C> dismiss(Duration time) {
		long latest = System.nanoTime() - time.toNanos();
		List<C> dismissed = new ArrayList<>();
		while (!this.waiting.isEmpty() && this.waiting.peek().since - latest < 0) {
			dismissed.add(this.waiting.remove().connection);
		}
		return dismissed;
	}

	/**
	 * A connection that waits.
	 *
	 * @param since by {@link System#nanoTime}
	 */
	private record Waiting<C>(C connection, long since) {
	}

}
