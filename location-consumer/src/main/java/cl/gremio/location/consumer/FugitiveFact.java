package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The case of a denounced cart, as {@code carts.fugitives} has it. Times are in epoch
 * seconds.
 *
 * @param ubicacion where the newest denunciation saw the cart
 * @param time when it saw the cart there
 * @param denunciado when the cart was first denounced, or {@code null} once it is
 * captured
 * @param capturado when the cart was captured, or {@code null} while it is at large
 */
@JsonPropertyOrder({ "patente", "ubicacion", "time", "estado", "denunciado", "capturado" })
@JsonInclude(JsonInclude.Include.NON_NULL)
record FugitiveFact(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("denunciado") @Nullable Long denunciado,
		@JsonProperty("capturado") @Nullable Long capturado) {

	/** Makes the fact of a state. */
	static FugitiveFact of(String plate, Sighting seen, FugitiveState state) {
		return new FugitiveFact(plate, seen.ubicacion(), seen.time(), state.denounced(),
				state.isAtLarge() ? null : state.captured());
	}

	/** {@code profugo} or {@code capturado}. */
	@JsonProperty("estado")
	String estado() {
		return isOpen() ? "profugo" : "capturado";
	}

	/** Whether the cart is at large. */
	@JsonIgnore
	boolean isOpen() {
		return this.denunciado != null;
	}

}
