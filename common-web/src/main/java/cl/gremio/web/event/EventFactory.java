package cl.gremio.web.event;

import java.time.Instant;
import java.util.UUID;

import cl.gremio.model.event.Event;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes events of what clients post. */
public final class EventFactory {

	private EventFactory() {
	}

	/**
	 * An event with its id: random, or with a key a pure function of route and key, so
	 * that a retry gets the same id whichever instance it reaches.
	 * @param route the route posted to, such as {@code /sales}
	 * @param key the client's key, if it sent one
	 * @param data what happened
	 * @param now the time recorded
	 */
	public static <T> Event<T> event(String route, IdempotencyKey key, T data, Instant now) {
		UUID id = key.isPresent() ? UUID.nameUUIDFromBytes((route + "\n" + key.value()).getBytes(UTF_8))
				: UUID.randomUUID();
		return new Event<>(id.toString(), now, key.value(), data);
	}

}
