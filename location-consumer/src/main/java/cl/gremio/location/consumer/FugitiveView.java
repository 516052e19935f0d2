package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A fugitive as it is answered; times are in epoch seconds.
 *
 * @param plate the cart's plate
 * @param ubicacion where it was last seen
 * @param time when that was
 * @param denunciado when it was first denounced
 */
record FugitiveView(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("denunciado") long denunciado) {

	/** What the two facts of a plate say of a fugitive. */
	static FugitiveView of(@Nullable CartFact clean, FugitiveFact fugitive) {
		CartFact cart = CartFact.of(clean, fugitive);
		return new FugitiveView(cart.plate(), cart.ubicacion(), cart.time(), fugitive.denunciado());
	}

}
