package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.event.DenunciaDraw;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;

/** What is reported of a cart. */
sealed interface LocationEvent {

	/** The cart's plate. */
	String plate();

	/** When, in epoch seconds: the event's own time, or else the time recorded. */
	long time();

	/** Lane 1 has what concerns fugitives. */
	default int lane() {
		return (this instanceof Clean) ? 0 : 1;
	}

	/**
	 * What a value on {@code ubication} reports.
	 * @param denunciaProbability of a denunciation, 0 to 1, where the value doesn't say
	 * @throws InvalidEventException if its time can't be read or lies in the future
	 */
	static LocationEvent of(Event<LocationPayload> event, ZoneId zone, double denunciaProbability)
			throws InvalidEventException {
		LocationPayload payload = event.data();
		long time = Hora.seen(payload.time(), event.time(), zone).getEpochSecond();
		if (payload.isCapture()) {
			return new Captured(payload.plate(), time);
		}
		Sighting place = new Sighting(payload.ubicacion(), time);
		return (DenunciaDraw.orDrawn(payload.denuncia(), event.id(), denunciaProbability) == 1)
				? new Denounced(payload.plate(), place) : new Clean(payload.plate(), place, heard(time, event.time()));
	}

	/**
	 * The last moment that a report of that second can mean, in epoch milliseconds: that
	 * of its recording if that was in the same second, else the second's end.
	 */
	private static long heard(long time, Instant recorded) {
		return (recorded.getEpochSecond() == time) ? recorded.toEpochMilli() : Duration.ofSeconds(time + 1).toMillis();
	}

	/**
	 * The cart was seen, and nothing was said against it.
	 *
	 * @param heard when it was heard of at the latest, in epoch milliseconds
	 */
	record Clean(String plate, Sighting place, long heard) implements LocationEvent {

		@Override
		public long time() {
			return this.place.time();
		}

	}

	/** The cart was seen, and reported as a fugitive. */
	record Denounced(String plate, Sighting place) implements LocationEvent {

		@Override
		public long time() {
			return this.place.time();
		}

	}

	/** The cart was caught. */
	record Captured(String plate, long time) implements LocationEvent {
	}

}
