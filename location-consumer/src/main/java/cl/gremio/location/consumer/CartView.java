package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it is answered; with the states {@code activo} and {@code perdido} also the
 * fact of its last clean report.
 *
 * @param plate the cart's plate
 * @param ubicacion where it was last seen
 * @param time when that was, in epoch seconds
 * @param estado how it stands with it
 */
record CartFact(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("estado") CartStatus estado) {

	/**
	 * What the two facts of a plate say together, of which at least one is there. A
	 * fugitive is where it was seen last, clean or denounced. After its capture the cart
	 * is what its last clean report says, and lost if there is none.
	 */
	static CartFact of(@Nullable CartFact clean, @Nullable FugitiveFact fugitive) {
		if (fugitive == null || (!fugitive.isOpen() && clean != null)) {
			return clean;
		}
		boolean seenCleanLater = clean != null && clean.time > fugitive.time();
		return new CartFact(fugitive.plate(), seenCleanLater ? clean.ubicacion : fugitive.ubicacion(),
				seenCleanLater ? clean.time : fugitive.time(),
				fugitive.isOpen() ? CartStatus.PROFUGO : CartStatus.PERDIDO);
	}

}
