package cl.gremio.web.body;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that have been refused and whose clients still send. A stop waits for
 * requests that are under way, and must not wait for these.
 */
public final class LingeringRequests {

	private final Set<BodyReadListener> receptions = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	void add(BodyReadListener reception) {
		this.receptions.add(reception);
		if (this.stopped) {
			reception.stopLingering();
		}
	}

	void remove(BodyReadListener reception) {
		this.receptions.remove(reception);
	}

	/** Ends them, and each one to come at once. */
	public void stop() {
		this.stopped = true;
		this.receptions.forEach(BodyReadListener::stopLingering);
	}

	/** How many there are. */
	int size() {
		return this.receptions.size();
	}

}
