package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A change of a cart's status. Times are in epoch seconds. Each lane publishes the
 * changes of its own reports: a fugitive without clean reports is lost as well.
 *
 * @param evento {@code perdido}, {@code activo} (again), {@code profugo} or
 * {@code capturado}
 * @param ubicacion where the cart was last seen
 * @param time when the status changed; for a loss, when the silence became too long
 * @param visto when the cart was last seen there
 */
record CartEventFact(@JsonProperty("patente") String plate, @JsonProperty("evento") String evento,
		@JsonProperty("ubicacion") String ubicacion, @JsonProperty("time") long time,
		@JsonProperty("visto") long visto) {

	static CartEventFact lost(String plate, Sighting last, long time) {
		return at(plate, "perdido", last, time);
	}

	static CartEventFact found(String plate, Sighting place) {
		return at(plate, "activo", place, place.time());
	}

	static CartEventFact denounced(String plate, Sighting place, long time) {
		return at(plate, "profugo", place, time);
	}

	static CartEventFact captured(String plate, Sighting last, long time) {
		return at(plate, "capturado", last, time);
	}

	private static CartEventFact at(String plate, String evento, Sighting place, long time) {
		return new CartEventFact(plate, evento, place.ubicacion(), time, place.time());
	}

}
