package cl.gremio.location.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A cart as a GET answers it.
 *
 * @param ubicacion where the cart was last seen
 * @param time when the cart was last seen there, in epoch seconds
 * @param status whether the cart is active, lost or a fugitive
 */
record CartView(@JsonProperty("patente") String plate, @JsonProperty("ubicacion") String ubicacion,
		@JsonProperty("time") long time, @JsonProperty("estado") CartStatus status) {

	/**
	 * Merges the two facts of a plate; at least one of them is given. A fugitive is where
	 * the newest report saw it, clean or denounced. After a capture the last clean report
	 * counts again; a cart without any clean report is lost then.
	 */
	static CartView of(@Nullable SightingFact sighting, @Nullable FugitiveFact fugitive) {
		if (fugitive == null || (!fugitive.isOpen() && sighting != null)) {
			return new CartView(sighting.plate(), sighting.ubicacion(), sighting.time(), sighting.status());
		}
		boolean isSightingNewer = sighting != null && sighting.time() > fugitive.time();
		return new CartView(fugitive.plate(), isSightingNewer ? sighting.ubicacion() : fugitive.ubicacion(),
				isSightingNewer ? sighting.time() : fugitive.time(),
				fugitive.isOpen() ? CartStatus.PROFUGO : CartStatus.PERDIDO);
	}

}
