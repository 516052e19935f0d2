package cl.gremio.web.event;

import org.jspecify.annotations.Nullable;

/**
 * What a client sent in the header {@code Idempotency-Key}, so that it may retry. A
 * controller takes it as an argument.
 *
 * @param value up to 200 characters, or {@code null} if the client sent none
 */
public record IdempotencyKey(@Nullable String value) {

	/** No key: the client can't retry without counting twice. */
	public static final IdempotencyKey NONE = new IdempotencyKey(null);

	static final String HEADER = "Idempotency-Key";

	/** Whether the client sent a key. */
	public boolean isPresent() {
		return this.value != null;
	}

}
