package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * A place and the time at which a cart was seen there.
 *
 * @param ubicacion the place, as text
 * @param time when the cart was seen, in epoch seconds
 */
record Sighting(String ubicacion, long time) {

	/**
	 * The newer of this sighting and an earlier one in the log. Of two sightings at one
	 * time this one is newer.
	 */
	Sighting newerOf(@Nullable Sighting known) {
		return (known != null && this.time < known.time) ? known : this;
	}

}
