package cl.gremio.board.live;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Opens streams of events at other services. */
@FunctionalInterface
interface EventSource {

	/**
	 * Opens a stream without waiting for it.
	 * @param listener told of everything that happens, by one thread at a time
	 */
	Connection open(URI address, Listener listener);

	/** An open stream. */
	@FunctionalInterface
	interface Connection {

		/** Closes the stream. The listener may still be told something. */
		void close();

	}

	/** Listens to a stream. */
	interface Listener {

		void onEvent(ServerSentEvent event);

		/**
		 * The stream is over, or there was none. Called once, and last.
		 * @param failure {@code null} if the service ended the stream
		 */
		void onEnd(@Nullable Throwable failure);

	}

}
