package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import cl.gremio.model.SalePayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;

/**
 * Sopaipillas sold to a client on a day of the guild.
 *
 * @param hour 0 to 23, in guild time; one that a clock change repeats is one hour
 */
record SaleEvent(String plate, LocalDate day, int hour, String client, int sopaipillas) {

	/**
	 * What was sold, on the day of its time in the guild's zone.
	 * @throws InvalidEventException if its time can't be read, lies in the future or is
	 * not of the years 1970 to 9999
	 */
	static SaleEvent of(Event<SalePayload> event, ZoneId zone) throws InvalidEventException {
		SalePayload sale = event.data();
		OffsetDateTime time = Hora.recorded(sale.hora(), event.time(), zone);
		return new SaleEvent(sale.plate(), time.toLocalDate(), time.getHour(), sale.client(), sale.sopaipillas());
	}

}
