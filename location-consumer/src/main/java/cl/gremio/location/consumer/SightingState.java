package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * What clean reports say of a cart: the place of the newest, by time and then by the
 * order of the log, and whether the cart has been silent for too long since.
 *
 * @param place where it was last seen clean
 * @param heard since when it has been silent, in epoch milliseconds
 * @param lost whether it was found silent for too long
 */
record SightingState(Sighting place, long heard, boolean lost) {

	/**
	 * The whereabouts after one clean report more. An older one changes nothing; one of
	 * the same second corrects the place, unless it was recorded before, but does not end
	 * a silence since that second.
	 * @param before what was known, {@code null} for an unknown cart
	 */
	static SightingState after(@Nullable SightingState before, LocationEvent.Clean report) {
		if (before == null || report.time() > before.place.time()) {
			return new SightingState(report.place(), report.heard(), false);
		}
		if (report.time() < before.place.time()) {
			return before;
		}
		// One with an Idempotency-Key takes a longer way and may be overtaken on it.
		Sighting place = (report.heard() < before.heard) ? before.place : report.place();
		return new SightingState(place, Math.max(report.heard(), before.heard), before.lost);
	}

	/** The whereabouts of a cart found silent. */
	SightingState asLost() {
		return new SightingState(this.place, this.heard, true);
	}

	/** The fact that is published about the cart of a plate. */
	SightingFact factOf(String plate) {
		return new SightingFact(plate, this.place.ubicacion(), this.place.time(),
				this.lost ? CartStatus.PERDIDO : CartStatus.ACTIVO);
	}

}
