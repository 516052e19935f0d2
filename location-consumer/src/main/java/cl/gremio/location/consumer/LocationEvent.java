package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.event.DenunciaDraw;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;

/** A report about a cart. */
sealed interface LocationEvent {

	/** The cart's plate. */
	String plate();

	/** The event's own time, or else the time recorded, in epoch seconds. */
	long time();

	/** Denunciations and captures travel in lane 1, clean reports in lane 0. */
	default int lane() {
		return (this instanceof Clean) ? 0 : 1;
	}

	/**
	 * Reads the event and its {@code time}.
	 * @param zone guild time
	 * @param denunciaProbability the probability of a denunciation, 0 to 1, if the event
	 * does not say
	 * @throws InvalidEventException if {@code time} can't be read or lies in the future
	 */
	static LocationEvent of(Event<LocationPayload> event, ZoneId zone, double denunciaProbability)
			throws InvalidEventException {
		LocationPayload payload = event.data();
		long time = Hora.seen(payload.time(), event.time(), zone).getEpochSecond();
		if (payload.isCapture()) {
			return new Captured(payload.plate(), time);
		}
		Sighting sighting = new Sighting(payload.ubicacion(), time);
		return (DenunciaDraw.orDrawn(payload.denuncia(), event.id(), denunciaProbability) == 1)
				? new Denounced(payload.plate(), sighting)
				: new Clean(payload.plate(), sighting, heard(time, event.time()));
	}

	/**
	 * The last moment at which the cart can have been heard of, in epoch milliseconds:
	 * the time recorded if the report is of the same second, otherwise the end of its
	 * second.
	 */
	private static long heard(long time, Instant recorded) {
		return (recorded.getEpochSecond() == time) ? recorded.toEpochMilli() : Duration.ofSeconds(time + 1).toMillis();
	}

	/**
	 * The cart was seen and not denounced.
	 *
	 * @param heard the last moment at which the cart can have been heard of, in epoch
	 * milliseconds
	 */
	record Clean(String plate, Sighting sighting, long heard) implements LocationEvent {

		@Override
		public long time() {
			return this.sighting.time();
		}

	}

	/** The cart was seen and denounced as a fugitive. */
	record Denounced(String plate, Sighting sighting) implements LocationEvent {

		@Override
		public long time() {
			return this.sighting.time();
		}

	}

	/** The cart was captured. */
	record Captured(String plate, long time) implements LocationEvent {
	}

}
