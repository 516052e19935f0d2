package cl.gremio.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;

import cl.gremio.model.EventReader;
import cl.gremio.model.InvalidEventException;
import cl.gremio.model.WireRecord;
import cl.gremio.service.GuildTime;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the bodies of requests by the rules of {@link EventReader}. */
class EventBodies {

	private final HttpProperties properties;

	private final GuildTime time;

	private final ContentNegotiationStrategy accept;

	EventBodies(HttpProperties properties, GuildTime time, ContentNegotiationStrategy accept) {
		this.properties = properties;
		this.time = time;
		this.accept = accept;
	}

	/** Before anything is published: after it, a 406 would hide a success. */
	void requireAcceptOfJson(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		if (this.accept.resolveMediaTypes(request).stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
	}

	/** The type of a body that comes as it is, in one of the supported types. */
	static MediaType contentType(HttpServletRequest request, List<MediaType> supported)
			throws HttpMediaTypeNotSupportedException {
		MediaType contentType = parse(request.getContentType(), supported);
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new HttpMediaTypeNotSupportedException("Content-Encoding is not supported.", supported);
		}
		if (contentType == null || supported.stream().noneMatch((type) -> type.includes(contentType))) {
			throw new HttpMediaTypeNotSupportedException(contentType, supported,
					HttpMethod.valueOf(request.getMethod()));
		}
		return contentType;
	}

	private static @Nullable MediaType parse(@Nullable String contentType, List<MediaType> supported)
			throws HttpMediaTypeNotSupportedException {
		try {
			return (contentType != null) ? MediaType.parseMediaType(contentType) : null;
		}
		catch (InvalidMediaTypeException ex) {
			throw new HttpMediaTypeNotSupportedException(ex.getMessage(), supported);
		}
	}

	static Charset charset(MediaType contentType) {
		Charset charset = contentType.getCharset();
		return (charset != null) ? charset : UTF_8;
	}

	/** How large a single event may be. */
	DataSize maxBody() {
		return this.properties.maxBody();
	}

	/** The body of a request, up to a size. */
	InputStream open(HttpServletRequest request, DataSize max) throws IOException {
		return BoundedBody.of(request, max, this.properties.bodyTimeout());
	}

	/** The body of a request that brings a single event. */
	byte[] bytes(HttpServletRequest request) throws IOException {
		return open(request, maxBody()).readAllBytes();
	}

	/** Reads an event that is recorded now from JSON or a form. */
	<T extends WireRecord> T read(byte[] body, MediaType contentType, Class<T> type) throws InvalidEventException {
		Charset charset = charset(contentType);
		Instant now = this.time.now();
		return MediaType.APPLICATION_JSON.includes(contentType)
				? EventReader.readJson(inUtf8(body, charset), type, now, this.time.zone())
				: EventReader.readForm(Form.decode(body, charset), type, now, this.time.zone());
	}

	/** JSON in UTF-8, whatever it came in. */
	static byte[] inUtf8(byte[] json, Charset charset) throws InvalidEventException {
		try {
			return charset.equals(UTF_8) ? json
					: charset.newDecoder().decode(ByteBuffer.wrap(json)).toString().getBytes(UTF_8);
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEventException("malformed text: not " + charset);
		}
	}

}
