package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The last clean report of a cart, as {@code carts.sightings} has it.
 *
 * @param ubicacion where the cart was last seen clean
 * @param time when the cart was last seen there, in epoch seconds
 * @param status {@link CartStatus#ACTIVO} or {@link CartStatus#PERDIDO}
 */
record SightingFact(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("estado") CartStatus status) {
}
