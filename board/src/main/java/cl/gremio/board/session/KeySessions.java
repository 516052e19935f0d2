package cl.gremio.board.session;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The open sessions of each key. Their number is limited, so that logins without end take
 * no memory without end: the oldest session of a key ends when one too many begins.
 * Thread-safe.
 */
final class KeySessions {

	/** More than one key has readers. */
	static final int MOST_OF_A_KEY = 1000;

	private final int most;

	/** By the text of the key, the oldest first. Guarded by this. */
	private final Map<String, Set<BoardSession>> sessions = new HashMap<>();

	/**
	 * Creates an empty set.
	 * @param most how many sessions of a key may be open
	 */
	KeySessions(int most) {
		this.most = most;
	}

	void add(BoardSession session) {
		BoardSession surplus = addAndFindSurplus(session);
		if (surplus != null) {
			// Calls remove, maybe while another thread calls add, unless the session has
			// ended already
			surplus.end();
			remove(surplus);
		}
	}

	private synchronized @Nullable BoardSession addAndFindSurplus(BoardSession session) {
		Set<BoardSession> ofKey = this.sessions.computeIfAbsent(session.key(), (key) -> new LinkedHashSet<>());
		ofKey.add(session);
		return (ofKey.size() > this.most) ? ofKey.iterator().next() : null;
	}

	synchronized void remove(BoardSession session) {
		this.sessions.computeIfPresent(session.key(), (key, ofKey) -> {
			ofKey.remove(session);
			return ofKey.isEmpty() ? null : ofKey;
		});
	}

	/** How many sessions of a key are open. */
	synchronized int count(String key) {
		return this.sessions.getOrDefault(key, Set.of()).size();
	}

}
