package cl.gremio.standalone;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event to post.
 *
 * @param token identifies the event, and is in one of its fields
 * @param key the {@code Idempotency-Key}, if the event may be posted again
 */
record Posting(Service service, String route, String token, Map<String, String> form, @Nullable String key) {

	/** The outcome of a post, as far as the client knows. */
	enum Outcome {

		/** The client received a 2xx. */
		ACKNOWLEDGED,

		/** The service refused the event, or the event never left the client. */
		NOT_WRITTEN,

		/**
		 * The client received no answer, or an answer that leaves the outcome unknown.
		 */
		UNKNOWN

	}

}
