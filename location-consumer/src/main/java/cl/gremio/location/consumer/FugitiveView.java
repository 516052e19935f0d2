package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A fugitive as a GET answers it; times are in epoch seconds.
 *
 * @param ubicacion where the cart was last seen
 * @param time when the cart was last seen there
 * @param denunciado when the cart was first denounced
 */
record FugitiveView(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("denunciado") long denunciado) {

	/** Merges the two facts of a fugitive's plate. */
	static FugitiveView of(@Nullable SightingFact sighting, FugitiveFact fugitive) {
		CartView cart = CartView.of(sighting, fugitive);
		return new FugitiveView(cart.plate(), cart.ubicacion(), cart.time(), fugitive.denunciado());
	}

}
