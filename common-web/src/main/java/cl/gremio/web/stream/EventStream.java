package cl.gremio.web.stream;

import java.util.concurrent.Executor;

import cl.gremio.web.security.CallerAuthentication;
import org.jspecify.annotations.Nullable;

/** The stream of events to one client. */
public final class EventStream extends NonBlockingAnswer {

	private final @Nullable CallerAuthentication caller;

	/**
	 * Creates a stream that is yet to be started.
	 * @param caller who reads
	 * @param executor runs the turns
	 */
	EventStream(@Nullable CallerAuthentication caller, Executor executor) {
		super(executor);
		this.caller = caller;
	}

	@Nullable CallerAuthentication caller() {
		return this.caller;
	}

}
