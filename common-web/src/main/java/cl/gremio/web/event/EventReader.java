package cl.gremio.web.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import cl.gremio.model.event.Event;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.service.GuildTime;
import cl.gremio.web.body.LimitedInputStream;
import cl.gremio.web.security.BodyAuthorization;
import cl.gremio.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerMapping;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes an event of a POST: from its body, its {@code Idempotency-Key} and the clock. */
public final class EventReader {

	private final DataSize maxBody;

	private final GuildTime time;

	/**
	 * Creates a reader.
	 * @param maxBody the largest body of a single event
	 */
	public EventReader(DataSize maxBody, GuildTime time) {
		this.maxBody = maxBody;
		this.time = time;
	}

	/** The largest body of a single event. */
	public DataSize maxBody() {
		return this.maxBody;
	}

	/** Reads the body of a single event. */
	public byte[] readBody(HttpServletRequest request) throws IOException {
		return LimitedInputStream.of(request, this.maxBody).readAllBytes();
	}

	/** Makes an event of a body in JSON or a form. */
	public <T extends WireRecord> Event<T> read(HttpServletRequest request, byte[] body, MediaType contentType,
			Class<T> type) throws InvalidEventException {
		Instant now = now();
		Charset charset = ContentTypes.charset(contentType);
		T data = MediaType.APPLICATION_JSON.includes(contentType)
				? WireReader.readJson(inUtf8(body, charset), type, now, this.time.zone())
				: readForm(body, charset, type, now);
		return event(request, new BodyAuthorization(Caller.of(request)).authorize(data), now);
	}

	private <T extends WireRecord> T readForm(byte[] body, Charset charset, Class<T> type, Instant now)
			throws InvalidEventException {
		try {
			return WireReader.readForm(FormDecoder.decode(body, charset), type, now, this.time.zone());
		}
		catch (InvalidEventException ex) {
			throw FormDecoder.looksLikeJson(body) ? new InvalidEventException(
					"JSON was sent as a form: send it with Content-Type: application/json; with curl, add -H 'Content-Type: application/json'")
					: ex;
		}
	}

	/** Makes an event of a request whose data is yet to be read. */
	public <T> Event<T> event(HttpServletRequest request, T data) throws InvalidEventException {
		return event(request, data, now());
	}

	private static <T> Event<T> event(HttpServletRequest request, T data, Instant now) throws InvalidEventException {
		String key = IdempotencyKey.of(request);
		String author = Caller.of(request).name();
		return new Event<>(id(request, author, key).toString(), now, key, author, data);
	}

	/**
	 * With a key, the id is a pure function of route, author and key: a retry gets the
	 * same id from every instance. Neither names nor keys have line breaks.
	 */
	private static UUID id(HttpServletRequest request, @Nullable String author, @Nullable String key) {
		Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		String scope = (author != null) ? author + "\n" : "";
		return (key != null) ? UUID.nameUUIDFromBytes((route + "\n" + scope + key).getBytes(UTF_8)) : UUID.randomUUID();
	}

	/** The time recorded, in the precision of Kafka's timestamps. */
	private Instant now() {
		return this.time.now().truncatedTo(ChronoUnit.MILLIS);
	}

	/** Converts JSON from the charset of its request. */
	public static byte[] inUtf8(byte[] json, Charset charset) throws InvalidEventException {
		try {
			return charset.equals(UTF_8) ? json
					: charset.newDecoder().decode(ByteBuffer.wrap(json)).toString().getBytes(UTF_8);
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEventException("malformed text: it is not in " + charset + ", as its Content-Type says");
		}
	}

}
