package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A denounced cart's case, as it is published; times are in epoch seconds.
 *
 * @param plate the cart's plate
 * @param ubicacion where a denunciation last saw it
 * @param time when that was
 * @param denunciado when it was first denounced; {@code null} once it is captured
 * @param capturado when it was captured; {@code null} while it is at large
 */
@JsonPropertyOrder({ "patente", "ubicacion", "time", "estado", "denunciado", "capturado" })
@JsonInclude(JsonInclude.Include.NON_NULL)
record FugitiveFact(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("denunciado") @Nullable Long denunciado,
		@JsonProperty("capturado") @Nullable Long capturado) {

	/** The case of a cart that was seen, where its fugitive stands. */
	static FugitiveFact of(String plate, Sighting seen, FugitiveState fugitive) {
		return new FugitiveFact(plate, seen.ubicacion(), seen.time(), fugitive.denounced(),
				fugitive.isAtLarge() ? null : fugitive.captured());
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
