package cl.gremio.web.event;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Checks the media types of a POST: of its body, and of the answer that it accepts. */
public final class ContentTypes {

	private static final ContentNegotiationStrategy ACCEPT = new AcceptStrategy();

	private ContentTypes() {
	}

	/**
	 * Refuses a client that does not accept JSON. This comes before anything is
	 * published, because a 406 after that would hide a success.
	 */
	public static void requireAcceptOfJson(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		if (ACCEPT.resolveMediaTypes(request).stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
	}

	/** The type of a body that is not encoded and in one of the supported types. */
	public static MediaType ofBody(HttpServletRequest request, List<MediaType> supported)
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

	/** The charset of a body: UTF-8 unless its type names another. */
	public static Charset charset(MediaType contentType) {
		Charset charset = contentType.getCharset();
		return (charset != null) ? charset : UTF_8;
	}

}
