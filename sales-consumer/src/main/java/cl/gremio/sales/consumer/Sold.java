package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import cl.gremio.model.Event;
import cl.gremio.model.FieldError;
import cl.gremio.model.Hora;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.InvalidHoraException;
import cl.gremio.model.SoldSopaipillas;

/**
 * Sopaipillas sold to a client on a day of the guild.
 */
record Sold(String plate, LocalDate day, String client, int sopaipillas) {

	/**
	 * What was sold, on the day of its time in the guild's zone.
	 * @throws InvalidEventException if its time can't be read or lies in the future
	 */
	static Sold of(Event<SoldSopaipillas> event, ZoneId zone) throws InvalidEventException {
		SoldSopaipillas sale = event.data();
		return new Sold(sale.plate(), day(event, zone), sale.client(), sale.sopaipillas());
	}

	private static LocalDate day(Event<SoldSopaipillas> event, ZoneId zone) throws InvalidEventException {
		String hora = event.data().hora();
		if (hora == null) {
			return LocalDate.ofInstant(event.time(), zone);
		}
		try {
			OffsetDateTime time = Hora.read(hora, event.time(), zone);
			return time.atZoneSameInstant(zone).toLocalDate();
		}
		catch (InvalidHoraException ex) {
			throw new InvalidEventException(List.of(new FieldError("hora", ex.getMessage())));
		}
	}

}
