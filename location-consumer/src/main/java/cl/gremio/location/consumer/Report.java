package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import cl.gremio.model.Denuncia;
import cl.gremio.model.Event;
import cl.gremio.model.FieldError;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.InvalidHoraException;
import cl.gremio.model.Sighting;

/** What is reported of a cart. */
sealed interface Report {

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
	static Report of(Event<Sighting> event, ZoneId zone, double denunciaProbability) throws InvalidEventException {
		Sighting sighting = event.data();
		long time = time(event, zone);
		if (sighting.saysCaptured()) {
			return new Captured(sighting.plate(), time);
		}
		Place place = new Place(sighting.ubicacion(), time);
		return (Denuncia.orDrawn(sighting.denuncia(), event.id(), denunciaProbability) == 1)
				? new Denounced(sighting.plate(), place)
				: new Clean(sighting.plate(), place, heard(time, event.time()));
	}

	private static long time(Event<Sighting> event, ZoneId zone) throws InvalidEventException {
		// a foreign record's own time may be none of the years that are reckoned with
		String time = Objects.requireNonNullElseGet(event.data().time(), event.time()::toString);
		try {
			return Hora.read(time, event.time(), zone).toEpochSecond();
		}
		catch (InvalidHoraException ex) {
			throw new InvalidEventException(List.of(new FieldError("time", ex.getMessage())));
		}
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
	record Clean(String plate, Place place, long heard) implements Report {

		@Override
		public long time() {
			return this.place.time();
		}

	}

	/** The cart was seen, and reported as a fugitive. */
	record Denounced(String plate, Place place) implements Report {

		@Override
		public long time() {
			return this.place.time();
		}

	}

	/** The cart was caught. */
	record Captured(String plate, long time) implements Report {
	}

}
