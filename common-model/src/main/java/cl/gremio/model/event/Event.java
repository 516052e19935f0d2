package cl.gremio.model.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * An event of the guild, with its metadata.
 *
 * @param id identifies the event; equal ids are one event only where an idempotency key
 * is present
 * @param time when the event was recorded, in milliseconds
 * @param idempotencyKey the key a client sent so that it may retry, or {@code null}
 * @param data what happened
 */
public record Event<T>(String id, Instant time, @Nullable String idempotencyKey, T data) {

	public Event {
		time = time.truncatedTo(ChronoUnit.MILLIS);
	}

	/** The same event with other data. */
	public <R> Event<R> with(R other) {
		return new Event<>(this.id, this.time, this.idempotencyKey, other);
	}

	/** Whether a client may have sent this event more than once. */
	public boolean mayBeRetried() {
		return this.idempotencyKey != null;
	}

}
