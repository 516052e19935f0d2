package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * Where a cart was at a time.
 *
 * @param ubicacion the place, as text
 * @param time when, in epoch seconds
 */
record SeenPlace(String ubicacion, long time) {

	/**
	 * The later of this place and one that was known before: of equal times this one, as
	 * it comes later in the log.
	 */
	SeenPlace unlessOlderThan(@Nullable SeenPlace known) {
		return (known != null && this.time < known.time) ? known : this;
	}

}
