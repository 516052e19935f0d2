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
 */
record Sold(String plate, LocalDate day, String client, int sopaipillas) {

	// What is outside can't be asked for.
	private static final int FIRST_YEAR = 1970;

	private static final int LAST_YEAR = 9999;

	/**
	 * What was sold, on the day of its time in the guild's zone.
	 * @throws InvalidEventException if its time can't be read, lies in the future or is
	 * not of the years 1970 to 9999
	 */
	static Sold of(Event<SoldSopaipillas> event, ZoneId zone) throws InvalidEventException {
		SoldSopaipillas sale = event.data();
		OffsetDateTime time = Hora.recorded(sale.hora(), event.time(), zone);
		if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
			throw new InvalidEventException("must be of the years 1970 to 9999 in guild time, not of " + time);
		}
		return new Sold(sale.plate(), time.toLocalDate(), sale.client(), sale.sopaipillas());
	}

}
