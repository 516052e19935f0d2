package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The newest clean report of a cart, by time and then by the order of the log, and
 * whether the cart has been silent for too long since.
 *
 * @param sighting where and when the cart was last seen clean
 * @param heard the last moment at which the cart can have been heard of, in epoch
 * milliseconds
 * @param lost whether the cart has been silent for too long
 */
record SightingState(Sighting sighting, long heard, boolean lost) {

	/**
	 * Applies a clean report. An older report changes nothing. A report of the same
	 * second corrects the place unless it was recorded earlier, and does not end a
	 * silence.
	 * @param before the state before the report, or {@code null} for an unknown cart
	 */
	static SightingState after(@Nullable SightingState before, LocationEvent.Clean report) {
		if (before == null || report.time() > before.sighting.time()) {
			return new SightingState(report.sighting(), report.heard(), false);
		}
		if (report.time() < before.sighting.time()) {
			return before;
		}
		// A report with an Idempotency-Key takes longer, and a later report can overtake
		// it.
		Sighting sighting = (report.heard() < before.heard) ? before.sighting : report.sighting();
		return new SightingState(sighting, Math.max(report.heard(), before.heard), before.lost);
	}

	/** The state of a cart that has been silent for too long. */
	SightingState asLost() {
		return new SightingState(this.sighting, this.heard, true);
	}

	/** The fact that is published about the cart of a plate. */
	SightingFact factOf(String plate) {
		return new SightingFact(plate, this.sighting.ubicacion(), this.sighting.time(),
				this.lost ? CartStatus.PERDIDO : CartStatus.ACTIVO);
	}

}
