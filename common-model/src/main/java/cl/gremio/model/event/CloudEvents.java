package cl.gremio.model.event;

import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.CanonicalDateTime;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.Utf8;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes and reads an event's metadata as headers: CloudEvents 1.0, Kafka protocol
 * binding, binary mode.
 */
public final class CloudEvents {

	/** The header of the event's id. */
	public static final String ID = "ce_id";

	/** The header of the time recorded, RFC 3339. */
	public static final String TIME = "ce_time";

	/** The extension header that marks an event that a client may retry. */
	public static final String IDEMPOTENCY_KEY = "ce_idempotencykey";

	/** The extension header of how the author is known. */
	public static final String AUTH_TYPE = "ce_authtype";

	/** The extension header that names the author. */
	public static final String AUTH_ID = "ce_authid";

	// RFC 3339 has no earlier time. Java's earlier times may not fit into milliseconds.
	private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");

	private static final Duration TOLERANCE = Duration.ofHours(1);

	// Other years do not have four digits, or their epoch seconds are negative.
	private static final Instant EARLIEST = Instant.EPOCH;

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

	/** How many characters an id or a key may have (contract: Topics). */
	private static final int MAX_LENGTH = 200;

	private static final Header SPEC_VERSION = header("ce_specversion", "1.0");

	private static final Header CONTENT_TYPE = header("content-type", "application/json");

	private static final Header BY_KEY = header(AUTH_TYPE, "api_key");

	private CloudEvents() {
	}

	/**
	 * The headers of an event.
	 * @param source which service took it, such as {@code /sales-producer}
	 * @param type what happened, such as {@code cl.gremio.sale.recorded}
	 */
	public static List<Header> headers(Event<?> event, String source, String type) {
		List<Header> headers = new ArrayList<>(9);
		headers.add(SPEC_VERSION);
		headers.add(header(ID, event.id()));
		headers.add(header("ce_source", source));
		headers.add(header("ce_type", type));
		headers.add(header(TIME, event.time().toString()));
		headers.add(CONTENT_TYPE);
		if (event.idempotencyKey() != null) {
			headers.add(header(IDEMPOTENCY_KEY, event.idempotencyKey()));
		}
		if (event.author() != null) {
			headers.add(BY_KEY);
			headers.add(header(AUTH_ID, event.author()));
		}
		return headers;
	}

	/** A header whose value is text in UTF-8. */
	public static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(UTF_8));
	}

	/**
	 * The text of the last header of a name, for display only, or {@code null}. Bytes
	 * that are not UTF-8 are replaced, so different headers can have the same text.
	 */
	public static @Nullable String text(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null && header.value() != null) ? new String(header.value(), UTF_8) : null;
	}

	/**
	 * Reads the metadata of a record.
	 * @param position supplies {@code topic-partition-offset}, the id of a record without
	 * an id
	 * @param timestamp the record's timestamp in epoch milliseconds, the time of a record
	 * without a readable time
	 * @throws InvalidEventException if the id or the idempotency key is not UTF-8 of 1 to
	 * 200 characters, or the time is not in the years 1970 to 9999
	 */
	public static <T> Event<T> event(Headers headers, Supplier<String> position, long timestamp, T data)
			throws InvalidEventException {
		String id = identity(headers, ID);
		return new Event<>((id != null) ? id : position.get(), time(headers, timestamp),
				identity(headers, IDEMPOTENCY_KEY), data);
	}

	private static @Nullable String identity(Headers headers, String name) throws InvalidEventException {
		Header header = headers.lastHeader(name);
		if (header == null || header.value() == null) {
			return null;
		}
		try {
			String text = Utf8.decode(header.value());
			int length = text.codePointCount(0, text.length());
			if (length < 1 || length > MAX_LENGTH) {
				throw new InvalidEventException(name + " must be 1 to " + MAX_LENGTH + " characters; it has " + length);
			}
			return text;
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEventException(name + " must be UTF-8");
		}
	}

	private static Instant time(Headers headers, long timestamp) throws InvalidEventException {
		Instant recorded = Instant.ofEpochMilli(timestamp);
		Instant time = said(headers, recorded);
		if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
			throw new InvalidEventException("must be recorded in the years 1970 to 9999, not at " + time);
		}
		return time;
	}

	/** The time in the header, or the record's timestamp. */
	private static Instant said(Headers headers, Instant recorded) {
		String text = text(headers, TIME);
		if (text == null) {
			return recorded;
		}
		try {
			// The fast path reads the form that the services write
			Instant time = (text.endsWith("Z") ? CanonicalDateTime.instant(text, ZoneOffset.UTC)
					: Optional.<Instant>empty())
				.orElseGet(() -> Instant.parse(text));
			// A time ahead of its record would stay the newest forever.
			boolean credible = !time.isBefore(FIRST_TIME) && !time.isAfter(recorded.plus(TOLERANCE));
			return credible ? time : recorded;
		}
		catch (DateTimeException ex) {
			return recorded;
		}
	}

}
