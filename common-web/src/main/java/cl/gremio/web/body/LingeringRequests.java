package cl.gremio.web.body;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The refused requests whose clients still send. A graceful stop waits for requests under
 * way, and must not wait for these.
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

	/** Ends these requests, and from now on each further one at once. */
	public void stop() {
		this.stopped = true;
		this.receptions.forEach(BodyReadListener::stopLingering);
	}

}
