package cl.gremio.web.event;

import cl.gremio.model.event.Event;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.springframework.http.ResponseEntity;

/**
 * The answer to a POST: the event's fields under their own names, its id and the time
 * recorded. The time recorded replaces a field {@code time} of the event.
 *
 * @param data the event's data
 * @param time the time recorded, in epoch seconds
 */
public record AcceptedEvent<T>(@JsonUnwrapped @JsonIgnoreProperties("time") T data, String id, long time) {

	/** The answer 202 for an event that Kafka has confirmed. */
	public static <T> ResponseEntity<AcceptedEvent<T>> accepted(Event<T> event) {
		return ResponseEntity.accepted()
			.body(new AcceptedEvent<>(event.data(), event.id(), event.time().getEpochSecond()));
	}

}
