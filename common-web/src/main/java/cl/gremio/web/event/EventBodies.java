package cl.gremio.web.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.service.GuildTime;
import cl.gremio.web.HttpProperties;
import cl.gremio.web.body.LimitedInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the bodies of requests by the rules of {@link WireReader}. */
public class EventBodies {

	private final HttpProperties properties;

	private final GuildTime time;

	private final ContentNegotiationStrategy accept = new AcceptStrategy();

	public EventBodies(HttpProperties properties, GuildTime time) {
		this.properties = properties;
		this.time = time;
	}

	/** Before anything is published: after it, a 406 would hide a success. */
	public void requireAcceptOfJson(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		if (this.accept.resolveMediaTypes(request).stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
	}

	/** The type of a body that comes as it is, in one of the supported types. */
	public static MediaType contentType(HttpServletRequest request, List<MediaType> supported)
			throws HttpMediaTypeNotSupportedException {
		for (String encoding : Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
			if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
				throw UnsupportedBodyException.encoded(supported);
			}
		}
		MediaType contentType = parse(request.getContentType(), supported);
		if (supported.stream().noneMatch((type) -> type.includes(contentType))) {
			throw UnsupportedBodyException.ofType(contentType, supported);
		}
		return contentType;
	}

	private static MediaType parse(@Nullable String contentType, List<MediaType> supported)
			throws HttpMediaTypeNotSupportedException {
		if (contentType == null || contentType.isBlank()) {
			throw UnsupportedBodyException.because("There is no Content-Type.", supported);
		}
		try {
			return MediaType.parseMediaType(contentType);
		}
		catch (InvalidMediaTypeException ex) {
			throw UnsupportedBodyException.because("The Content-Type, or the charset in it, is unknown.", supported);
		}
	}

	public static Charset charset(MediaType contentType) {
		Charset charset = contentType.getCharset();
		return (charset != null) ? charset : UTF_8;
	}

	/** How large a single event may be. */
	public DataSize maxBody() {
		return this.properties.maxBody();
	}

	/** The body of a request, up to a size. */
	public InputStream open(HttpServletRequest request, DataSize max) throws IOException {
		return LimitedInputStream.of(request, max, this.properties.bodyTimeout());
	}

	/** The body of a request that brings a single event. */
	public byte[] bytes(HttpServletRequest request) throws IOException {
		return open(request, maxBody()).readAllBytes();
	}

	/** Reads an event that is recorded now from JSON or a form. */
	public <T extends WireRecord> T read(byte[] body, MediaType contentType, Class<T> type)
			throws InvalidEventException {
		Charset charset = charset(contentType);
		Instant now = this.time.now();
		if (MediaType.APPLICATION_JSON.includes(contentType)) {
			return WireReader.readJson(inUtf8(body, charset), type, now, this.time.zone());
		}
		try {
			return WireReader.readForm(FormDecoder.decode(body, charset), type, now, this.time.zone());
		}
		catch (InvalidEventException ex) {
			throw FormDecoder.looksLikeJson(body) ? new InvalidEventException(
					"JSON was sent as a form: send it with Content-Type: application/json; with curl, add -H 'Content-Type: application/json'")
					: ex;
		}
	}

	/** JSON in UTF-8, whatever it came in. */
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
