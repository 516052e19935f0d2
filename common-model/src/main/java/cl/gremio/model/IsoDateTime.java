package cl.gremio.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

/** Every ISO-8601 date-time that {@link Hora} accepts. */
final class IsoDateTime {

	// Unlike ISO_DATE_TIME it takes a zone without an offset.
	private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
		.optionalStart()
		.appendOffset("+HH:mm:ss", "Z")
		.optionalEnd()
		.optionalStart()
		.appendLiteral('[')
		.parseCaseSensitive()
		.appendZoneRegionId()
		.appendLiteral(']')
		.optionalEnd()
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT)
		.withChronology(IsoChronology.INSTANCE);

	// What `date +%z` and many a strftime print; the formatter wants the colon.
	private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(?<=[+-]\\d\\d)(?=\\d\\d(\\[|$))");

	private IsoDateTime() {
	}

	/**
	 * Reads a date-time, in the given zone where it names none.
	 * @throws DateTimeException if the text is not a date-time
	 */
	static Instant instant(String text, ZoneId zone) {
		TemporalAccessor parsed = FORM.parse(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst(":"));
		LocalDateTime local = LocalDateTime.from(parsed);
		ZoneOffset offset = parsed.query(TemporalQueries.offset());
		if (offset != null) {
			return local.toInstant(offset);
		}
		ZoneId named = parsed.query(TemporalQueries.zoneId());
		return local.atZone((named != null) ? named : zone).toInstant();
	}

}
