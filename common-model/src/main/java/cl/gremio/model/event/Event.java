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
 * @param author the name of the key with which a client sent it, or {@code null}
 * @param data what happened
 */
public record Event<T>(String id, Instant time, @Nullable String idempotencyKey, @Nullable String author, T data) {

	public Event {
		time = time.truncatedTo(ChronoUnit.MILLIS);
	}

	/** Creates an event whose author is not known. */
	public Event(String id, Instant time, @Nullable String idempotencyKey, T data) {
		this(id, time, idempotencyKey, null, data);
	}

	/** The same event with other data. */
	public <R> Event<R> with(R other) {
		return new Event<>(this.id, this.time, this.idempotencyKey, this.author, other);
	}

	/** Whether a client may have sent this event more than once. */
	public boolean mayBeRetried() {
		return this.idempotencyKey != null;
	}

}
