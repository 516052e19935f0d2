package cl.gremio.model.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The date-time form that the services themselves write and most programs send:
 * {@code yyyy-MM-ddTHH:mm}, seconds and a fraction if any, and {@code Z}, {@code ±HH:mm}
 * or no offset. A replay reads one for each record. Parsing by hand is several times
 * faster than a {@code DateTimeFormatter}.
 */
public final class CanonicalDateTime {

	private static final String SHAPE = "dddd-dd-ddTdd:dd";

	private static final int HOUR = SHAPE.indexOf('T') + 1;

	private static final int MINUTES_END = SHAPE.length();

	private static final int SECONDS_END = MINUTES_END + 3;

	private static final int NANO_DIGITS = 9;

	private CanonicalDateTime() {
	}

	/**
	 * Reads the text if it has this form. Without an offset it is in the given zone.
	 * @return empty for any other form
	 * @throws DateTimeException if it has the form but names no time, such as February 30
	 */
	public static Optional<Instant> instant(String text, ZoneId zone) {
		if (!hasShape(text)) {
			return Optional.empty();
		}
		boolean seconds = text.startsWith(":", MINUTES_END);
		if (seconds && digitsEnd(text, MINUTES_END + 1) != SECONDS_END) {
			return Optional.empty();
		}
		int timeEnd = seconds ? SECONDS_END : MINUTES_END;
		boolean fraction = seconds && text.startsWith(".", timeEnd);
		int fractionEnd = fraction ? digitsEnd(text, timeEnd + 1) : timeEnd;
		int fractionDigits = fractionEnd - timeEnd - 1;
		if (fraction && (fractionDigits < 1 || fractionDigits > NANO_DIGITS)) {
			return Optional.empty();
		}
		// IsoDateTime reads the hour 24
		if (!isZone(text, fractionEnd) || text.startsWith("24", HOUR)) {
			return Optional.empty();
		}
		LocalDateTime local = LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
				number(text, 11, 13), number(text, 14, 16), seconds ? number(text, 17, 19) : 0,
				fraction ? nanos(text, timeEnd + 1, fractionEnd) : 0);
		return Optional.of(local.atZone(zoneAt(text, fractionEnd, zone)).toInstant());
	}

	private static boolean hasShape(String text) {
		return text.length() >= MINUTES_END && matches(text, 0, SHAPE);
	}

	private static boolean isZone(String text, int at) {
		return switch (text.length() - at) {
			case 0 -> true;
			case 1 -> text.charAt(at) == 'Z';
			case 6 -> matches(text, at, "+dd:dd") || matches(text, at, "-dd:dd");
			default -> false;
		};
	}

	private static ZoneId zoneAt(String text, int at, ZoneId missing) {
		if (at == text.length()) {
			return missing;
		}
		if (text.charAt(at) == 'Z') {
			return ZoneOffset.UTC;
		}
		int sign = (text.charAt(at) == '-') ? -1 : 1;
		return ZoneOffset.ofHoursMinutes(sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
	}

	private static boolean matches(String text, int at, String shape) {
		for (int i = 0; i < shape.length(); i++) {
			char c = text.charAt(at + i);
			if ((shape.charAt(i) == 'd') ? !isDigit(c) : c != shape.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static int digitsEnd(String text, int from) {
		int end = from;
		while (end < text.length() && isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static int nanos(String text, int from, int to) {
		int nanos = number(text, from, to);
		for (int digits = to - from; digits < NANO_DIGITS; digits++) {
			nanos *= 10;
		}
		return nanos;
	}

	private static int number(String text, int from, int to) {
		return Integer.parseInt(text, from, to, 10);
	}

	// Character.isDigit accepts the digits of every script.
	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
