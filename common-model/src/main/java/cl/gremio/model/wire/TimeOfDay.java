package cl.gremio.model.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The {@code H:mm}, {@code HH:mm} and {@code HH:mm:ss} forms of {@link Hora}. */
final class TimeOfDay {

	private static final Pattern FORM = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");

	private TimeOfDay() {
	}

	static boolean looksLike(String text) {
		return FORM.matcher(text).matches();
	}

	/**
	 * The latest moment, up to the limit, at which clocks in the zone showed this time.
	 * @throws DateTimeException if there is no such time of day
	 */
	static Instant latest(String text, Instant limit, ZoneId zone) {
		LocalTime time = LocalTime.parse((text.charAt(1) == ':') ? "0" + text : text);
		// Clocks that are set back over midnight have already shown tomorrow's date.
		LocalDate date = LocalDate.ofInstant(limit, zone).plusDays(1);
		Instant occurrence = on(date, time, zone);
		while (occurrence.isAfter(limit)) {
			date = date.minusDays(1);
			occurrence = on(date, time, zone);
		}
		return occurrence;
	}

	private static Instant on(LocalDate date, LocalTime time, ZoneId zone) {
		return date.atTime(time).atZone(zone).toInstant();
	}

}
