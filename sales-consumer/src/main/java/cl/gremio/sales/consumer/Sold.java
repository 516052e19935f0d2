package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import cl.gremio.model.Event;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.SoldSopaipillas;

/**
 * Sopaipillas sold to a client on a day of the guild.
 *
 * @param hour 0 to 23, in guild time; one that a clock change repeats is one hour
 */
record Sold(String plate, LocalDate day, int hour, String client, int sopaipillas) {

	/**
	 * What was sold, on the day of its time in the guild's zone.
	 * @throws InvalidEventException if its time can't be read, lies in the future or is
	 * not of the years 1970 to 9999
	 */
	static Sold of(Event<SoldSopaipillas> event, ZoneId zone) throws InvalidEventException {
		SoldSopaipillas sale = event.data();
		OffsetDateTime time = Hora.recorded(sale.hora(), event.time(), zone);
		return new Sold(sale.plate(), time.toLocalDate(), time.getHour(), sale.client(), sale.sopaipillas());
	}

}
