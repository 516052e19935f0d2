package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import cl.gremio.model.SalePayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;

/**
 * A sale, on its day and in its hour.
 *
 * @param day the day, in guild time
 * @param hour 0 to 23, in guild time; an hour that a clock change repeats counts as one
 */
record SaleEvent(String plate, LocalDate day, int hour, String client, int sopaipillas) {

	/**
	 * Reads the event and its {@code hora}.
	 * @param zone guild time
	 * @throws InvalidEventException if {@code hora} can't be read, lies in the future or
	 * is not in the years 1970 to 9999
	 */
	static SaleEvent of(Event<SalePayload> event, ZoneId zone) throws InvalidEventException {
		SalePayload payload = event.data();
		OffsetDateTime time = Hora.recorded(payload.hora(), event.time(), zone);
		return new SaleEvent(payload.plate(), time.toLocalDate(), time.getHour(), payload.client(),
				payload.sopaipillas());
	}

}
