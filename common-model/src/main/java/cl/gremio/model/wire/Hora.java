package cl.gremio.model.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import cl.gremio.model.LocationPayload;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code hora}, the time that a client gives for an event. The contract allows
 * these forms:
 * <ul>
 * <li>a time of day, {@code H:mm}, {@code HH:mm} or {@code HH:mm:ss}. The event has the
 * latest such time in guild time that is at most an hour ahead.</li>
 * <li>an ISO-8601 date-time, {@code 2026-11-23T10:15:30.5} or {@code 20261123T101530},
 * with an offset, {@code Z} or a zone in brackets. Without these, the date-time is in
 * guild time. If an offset and a zone disagree, the offset counts.</li>
 * <li>epoch seconds below 10<sup>11</sup>, or epoch milliseconds from 10<sup>11</sup> on,
 * with or without a fraction. The number must be in the year 2000 or later, because
 * smaller numbers are not times.</li>
 * </ul>
 * If a clock change skips a local time, the time moves forward by the gap. If a local
 * time occurs twice, the earlier time counts. A time before 1970, or more than an hour
 * after the recording, is invalid.
 */
public final class Hora {

	static final String FORMS = "must be a time of day such as 9:30 or 14:30:05, "
			+ "an ISO-8601 date-time such as 2026-11-28T14:30:00-03:00, "
			+ "or epoch seconds or milliseconds from the year 2000 on";

	private static final Duration TOLERANCE = Duration.ofHours(1);

	private static final int MAX_LENGTH = 100;

	private static final int FIRST_YEAR = 1970;

	private static final int LAST_YEAR = 9999;

	private static final Instant FIRST_NUMBER = Instant.parse("2000-01-01T00:00:00Z");

	private Hora() {
	}

	/**
	 * Returns the time of an event. The field {@code hora} holds the time; if the field
	 * is missing, the time recorded counts.
	 * @throws InvalidEventException if {@code hora} can't be read, or the time is not in
	 * the years 1970 to 9999
	 */
	public static OffsetDateTime recorded(@Nullable String hora, Instant recorded, ZoneId zone)
			throws InvalidEventException {
		try {
			return (hora != null) ? read(hora, recorded, zone) : reckoned(recorded, zone);
		}
		catch (BadValueException ex) {
			throw new InvalidEventException(List.of(new FieldError("hora", ex.getMessage())));
		}
	}

	/**
	 * Reads a {@code hora}. {@link OffsetDateTime#toString()} writes the result, and this
	 * method reads the text to the same instant.
	 * @param text the client's text, not null. A blank text is invalid here. The caller
	 * replaces a blank or missing {@code hora} by the time recorded
	 * @param reference the time of recording: now for a POST, the record's timestamp for
	 * a foreign record
	 * @param zone guild time
	 * @return the time in the years 1970 to 9999, by UTC and in guild time. The offset is
	 * the offset of guild time at that time, not the offset of the text
	 * @throws BadValueException if the text has none of the forms, or the time is out of
	 * range
	 */
	static OffsetDateTime read(String text, Instant reference, ZoneId zone) throws BadValueException {
		return reckoned(instant(text, reference, zone, FIRST_NUMBER), zone);
	}

	/**
	 * Returns the time when a cart was seen. The field {@code time} of a
	 * {@link LocationPayload} holds the time; if the field is missing, the time recorded
	 * counts. A number is in epoch seconds or milliseconds from 1970 on. The services
	 * write such a number for every {@code hora} of a sale.
	 * @throws InvalidEventException as for {@code hora}
	 */
	public static Instant seen(@Nullable String time, Instant recorded, ZoneId zone) throws InvalidEventException {
		try {
			Instant seen = (time != null) ? instant(time, recorded, zone, Instant.EPOCH) : recorded;
			return reckoned(seen, ZoneOffset.UTC).toInstant();
		}
		catch (BadValueException ex) {
			throw new InvalidEventException(List.of(new FieldError("time", ex.getMessage())));
		}
	}

	private static OffsetDateTime reckoned(Instant time, ZoneId zone) throws BadValueException {
		try {
			OffsetDateTime local = OffsetDateTime.ofInstant(time, zone);
			if (time.isBefore(Instant.EPOCH) || local.getYear() < FIRST_YEAR) {
				throw new BadValueException("must not be before 1970");
			}
			if (local.getYear() <= LAST_YEAR) {
				return local;
			}
		}
		catch (DateTimeException ex) {
			// The year does not fit into a date
		}
		throw new BadValueException("must not be after the year 9999");
	}

	private static Instant instant(String raw, Instant reference, ZoneId zone, Instant firstNumber)
			throws BadValueException {
		if (raw.length() > MAX_LENGTH) {
			throw new BadValueException(FORMS);
		}
		try {
			String text = Text.trim(raw);
			Instant time = instant(text, reference, zone);
			if (time.isBefore(firstNumber) && EpochTime.looksLike(text)) {
				throw new BadValueException(FORMS);
			}
			// The subtraction cannot overflow; an addition to the reference could
			if (time.minus(TOLERANCE).isAfter(reference)) {
				throw new BadValueException("must not be more than an hour in the future");
			}
			return time;
		}
		catch (DateTimeException ex) {
			throw new BadValueException(FORMS);
		}
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
