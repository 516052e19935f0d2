package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * Where a cart was at a time.
 *
 * @param ubicacion the place, as text
 * @param time when, in epoch seconds
 */
record Sighting(String ubicacion, long time) {

	/**
	 * The later of this place and one that was known before: of equal times this one, as
	 * it comes later in the log.
	 */
	Sighting unlessOlderThan(@Nullable Sighting known) {
		return (known != null && this.time < known.time) ? known : this;
	}

}
