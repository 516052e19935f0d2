package cl.gremio.standalone;

import java.util.ArrayDeque;
import java.util.Deque;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that are open so far. They are closed in the opposite order, all of them,
 * even if closing one fails.
 */
final class Resources implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Resources.class);

	/** Guarded by this. */
	private final Deque<AutoCloseable> opened = new ArrayDeque<>();

	synchronized <T extends AutoCloseable> T add(T resource) {
		this.opened.push(resource);
		return resource;
	}

	@Override
	public void close() {
		AutoCloseable next = next();
		while (next != null) {
			try {
				next.close();
			}
			catch (Exception ex) {
				logger.warn("Could not stop {}: {}", OneLine.of(next.getClass().getSimpleName()), FailureText.of(ex));
				logger.debug("Could not stop {}", OneLine.of(next.getClass().getSimpleName()), ex);
			}
			next = next();
		}
	}

	private synchronized @Nullable AutoCloseable next() {
		return this.opened.poll();
	}

}
