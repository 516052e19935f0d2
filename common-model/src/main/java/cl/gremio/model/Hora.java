package cl.gremio.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code hora}, the time that a client gives for what happened, in any of the
 * contract's forms:
 * <ul>
 * <li>a time of day, {@code H:mm}, {@code HH:mm} or {@code HH:mm:ss}: its latest
 * occurrence in guild time that is not more than an hour ahead;</li>
 * <li>an ISO-8601 date-time, {@code 2026-11-23T10:15:30.5}, with an offset, {@code Z} or
 * a zone in brackets, or in guild time without any of them. Where an offset and a zone
 * disagree, the offset holds;</li>
 * <li>epoch seconds below 10<sup>11</sup> (the year 5138), epoch milliseconds from there
 * on (March 1973), either with or without a fraction.</li>
 * </ul>
 * A local time that a clock change skips moves forward by the gap; one that occurs twice
 * is the earlier.
 */
public final class Hora {

	private static final Duration TOLERANCE = Duration.ofHours(1);

	private static final int MAX_LENGTH = 100;

	private static final int LAST_YEAR = 9999;

	private static final String FORMS = "must be H:mm, HH:mm:ss, an ISO-8601 date-time, "
			+ "or epoch seconds or milliseconds";

	private Hora() {
	}

	/**
	 * The time of an event by its field {@code hora}, or the time recorded where it has
	 * none.
	 * @param recorded when the event was recorded
	 * @throws InvalidEventException if {@code hora} can't be read or is too far ahead
	 */
	public static OffsetDateTime recorded(@Nullable String hora, Instant recorded, ZoneId zone)
			throws InvalidEventException {
		if (hora == null) {
			return recorded.atZone(zone).toOffsetDateTime();
		}
		try {
			return read(hora, recorded, zone);
		}
		catch (InvalidHoraException ex) {
			throw new InvalidEventException(List.of(new FieldError("hora", ex.getMessage())));
		}
	}

	/**
	 * Reads a {@code hora}. The result can be written with
	 * {@link OffsetDateTime#toString()} and read again to the same instant.
	 * @param text what the client gave. Must not be null; that a blank or missing
	 * {@code hora} means the time recorded is the caller's rule, here it is invalid
	 * @param reference when the event was recorded: now for a POST, the record's
	 * timestamp for a foreign record
	 * @param zone guild time
	 * @return the time in the years 1 to 9999, with the offset that guild time has then,
	 * whichever offset the text carried
	 * @throws InvalidHoraException if the text has none of the forms, or names a time
	 * more than an hour after the reference
	 */
	public static OffsetDateTime read(String text, Instant reference, ZoneId zone) throws InvalidHoraException {
		if (text.length() > MAX_LENGTH) {
			throw new InvalidHoraException(FORMS);
		}
		OffsetDateTime hora;
		try {
			hora = OffsetDateTime.ofInstant(instant(text.strip(), reference, zone), zone);
		}
		catch (DateTimeException ex) {
			throw new InvalidHoraException(FORMS, ex);
		}
		if (hora.getYear() < 1 || hora.getYear() > LAST_YEAR) {
			throw new InvalidHoraException("must be in the years 1 to 9999");
		}
		// Taken from the hora, whose range is known by now: a reference may lie at the
		// end of time.
		if (hora.toInstant().minus(TOLERANCE).isAfter(reference)) {
			throw new InvalidHoraException("must not be more than an hour in the future");
		}
		return hora;
	}

	private static Instant instant(String text, Instant reference, ZoneId zone) {
		Optional<Instant> canonical = CanonicalDateTime.instant(text, zone);
		if (canonical.isPresent()) {
			return canonical.get();
		}
		if (TimeOfDay.looksLike(text)) {
			return TimeOfDay.latest(text, reference.plus(TOLERANCE), zone);
		}
		return EpochTime.looksLike(text) ? EpochTime.instant(text) : IsoDateTime.instant(text, zone);
	}

}
