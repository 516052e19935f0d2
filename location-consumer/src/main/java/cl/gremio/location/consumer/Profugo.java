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
record Profugo(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("denunciado") long denunciado) {

	/** What the two facts of a plate say of a fugitive. */
	static Profugo of(@Nullable Cart clean, FugitiveCase fugitive) {
		Cart cart = Cart.of(clean, fugitive);
		return new Profugo(cart.plate(), cart.ubicacion(), cart.time(), fugitive.denunciado());
	}

}
