package cl.gremio.standalone;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the guild.
 *
 * @param token names the event among all, and stands in one of its fields
 * @param key the {@code Idempotency-Key}, where it may be posted again
 */
record Posting(Service service, String route, String token, Map<String, String> form, @Nullable String key) {

	/** What the client knows of it afterwards. */
	enum Outcome {

		/** A 2xx was received. */
		ACKNOWLEDGED,

		/** It was refused, or never left. */
		NOT_WRITTEN,

		/** No answer came, or one that says that nobody knows. */
		UNKNOWN

	}

}
