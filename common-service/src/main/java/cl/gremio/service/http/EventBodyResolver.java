package cl.gremio.service.http;

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
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Resolves a {@code @RequestBody} that is a {@link WireRecord}, from JSON or a form, by
 * the rules of {@link EventReader}. Not a message converter, because Spring takes a
 * form's body from the request's parameters, where nothing bounds it, before any
 * converter sees it.
 */
class EventBodyResolver implements HandlerMethodArgumentResolver {

	private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_FORM_URLENCODED);

	private final HttpProperties properties;

	private final GuildTime time;

	private final ContentNegotiationStrategy accept;

	EventBodyResolver(HttpProperties properties, GuildTime time, ContentNegotiationStrategy accept) {
		this.properties = properties;
		this.time = time;
		this.accept = accept;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(RequestBody.class)
				&& WireRecord.class.isAssignableFrom(parameter.getParameterType());
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "No servlet request");
		requireAcceptOfJson(webRequest);
		MediaType contentType = contentType(request);
		byte[] body = BoundedBody.of(request, this.properties.maxBody(), this.properties.bodyTimeout()).readAllBytes();
		Charset charset = (contentType.getCharset() != null) ? contentType.getCharset() : UTF_8;
		Class<? extends WireRecord> type = parameter.getParameterType().asSubclass(WireRecord.class);
		Instant now = this.time.now();
		return MediaType.APPLICATION_JSON.includes(contentType)
				? EventReader.readJson(inUtf8(body, charset), type, now, this.time.zone())
				: EventReader.readForm(Form.decode(body, charset), type, now, this.time.zone());
	}

	/** Before anything is published: after it, a 406 would hide a success. */
	private void requireAcceptOfJson(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		if (this.accept.resolveMediaTypes(request).stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
	}

	private static MediaType contentType(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
		MediaType contentType = parse(request.getContentType());
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new HttpMediaTypeNotSupportedException("Content-Encoding is not supported.", SUPPORTED);
		}
		if (contentType == null || SUPPORTED.stream().noneMatch((supported) -> supported.includes(contentType))) {
			throw new HttpMediaTypeNotSupportedException(contentType, SUPPORTED,
					HttpMethod.valueOf(request.getMethod()));
		}
		return contentType;
	}

	private static @Nullable MediaType parse(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
		try {
			return (contentType != null) ? MediaType.parseMediaType(contentType) : null;
		}
		catch (InvalidMediaTypeException ex) {
			throw new HttpMediaTypeNotSupportedException(ex.getMessage(), SUPPORTED);
		}
	}

	private static byte[] inUtf8(byte[] json, Charset charset) throws InvalidEventException {
		try {
			return charset.equals(UTF_8) ? json
					: charset.newDecoder().decode(ByteBuffer.wrap(json)).toString().getBytes(UTF_8);
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEventException("malformed text: not " + charset);
		}
	}

}
