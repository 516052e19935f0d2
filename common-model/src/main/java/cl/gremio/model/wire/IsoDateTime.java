package cl.gremio.model.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Every ISO-8601 date-time that {@link Hora} accepts, in extended or in basic form. */
final class IsoDateTime {

	private static final Pattern FORM = Pattern
		.compile("(?<year>\\d{4})(?<dash>-?)(?<month>\\d{2})\\k<dash>(?<day>\\d{2})[Tt]"
				+ "(?<hour>\\d{2})(?<colon>:?)(?<minute>\\d{2})"
				+ "(?:\\k<colon>(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
				+ "(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2}){0,2})?(?:\\[(?<zone>[^\\]]+)\\])?");

	private static final int NANO_DIGITS = 9;

	private IsoDateTime() {
	}

	/**
	 * Reads a date-time. A date-time without an offset and a zone is in the given zone.
	 * @throws DateTimeException if the text is not a date-time
	 */
	static Instant instant(String text, ZoneId zone) {
		Matcher parts = FORM.matcher(text);
		if (!parts.matches()) {
			throw new DateTimeException("Not a date-time");
		}
		LocalDate date = LocalDate.of(number(parts.group("year")), number(parts.group("month")),
				number(parts.group("day")));
		LocalDateTime local = local(date, number(parts.group("hour")), number(parts.group("minute")),
				number(parts.group("second")), nanos(parts.group("fraction")));
		if (parts.group("offset") != null) {
			return local.toInstant(ZoneOffset.of(parts.group("offset").toUpperCase(Locale.ROOT)));
		}
		return local.atZone((parts.group("zone") != null) ? ZoneId.of(parts.group("zone")) : zone).toInstant();
	}

	/** The time 24:00 is the beginning of the next day. */
	private static LocalDateTime local(LocalDate date, int hour, int minute, int second, int nanos) {
		boolean isEnd = hour == 24 && minute == 0 && second == 0 && nanos == 0;
		return isEnd ? date.plusDays(1).atTime(LocalTime.MIDNIGHT)
				: date.atTime(LocalTime.of(hour, minute, second, nanos));
	}

	private static int nanos(@Nullable String fraction) {
		return (fraction != null) ? number(fraction + "0".repeat(NANO_DIGITS - fraction.length())) : 0;
	}

	private static int number(@Nullable String digits) {
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

}
