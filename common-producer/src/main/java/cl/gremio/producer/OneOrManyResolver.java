package cl.gremio.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.producer.bulk.BulkBody;
import cl.gremio.web.body.LeadingWhitespace;
import cl.gremio.web.body.LimitedInputStream;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.InMemoryRequest;
import cl.gremio.web.event.EventBodies;
import cl.gremio.web.event.UnsupportedBodyException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a request body as {@link OneOrMany}. */
class OneOrManyResolver implements HandlerMethodArgumentResolver {

	private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_FORM_URLENCODED, BulkRoute.NDJSON);

	private final EventBodies bodies;

	private final BulkRoute route;

	OneOrManyResolver(EventBodies bodies, BulkRoute route) {
		this.bodies = bodies;
		this.route = route;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == OneOrMany.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "No servlet request");
		this.bodies.requireAcceptOfJson(webRequest);
		MediaType contentType = EventBodies.contentType(request, SUPPORTED);
		if (BulkRoute.NDJSON.includes(contentType)) {
			if (!EventBodies.charset(contentType).equals(UTF_8)) {
				throw UnsupportedBodyException
					.because("NDJSON is in UTF-8, and its Content-Type names another charset.", SUPPORTED);
			}
			return many(received(request), false);
		}
		Class<? extends WireRecord> type = ResolvableType.forMethodParameter(parameter)
			.getGeneric()
			.toClass()
			.asSubclass(WireRecord.class);
		return MediaType.APPLICATION_JSON.includes(contentType) ? json(request, contentType, type)
				: new OneOrMany.One<>(this.bodies.read(this.bodies.bytes(request), contentType, type));
	}

	private <T extends WireRecord> OneOrMany<T> json(HttpServletRequest request, MediaType contentType, Class<T> type)
			throws IOException, InvalidEventException {
		Charset charset = EventBodies.charset(contentType);
		InMemoryRequest received = WebUtils.getNativeRequest(request, InMemoryRequest.class);
		if (!charset.equals(UTF_8)) {
			// Converted as a whole, so it can't be large
			return json(EventBodies.inUtf8(this.bodies.bytes(request), charset), type);
		}
		return (received != null) ? json(received.whole(), type) : json(whole(request), type);
	}

	private <T extends WireRecord> OneOrMany<T> json(byte[] body, Class<T> type) throws InvalidEventException {
		int start = LeadingWhitespace.length(body);
		if (start < body.length && body[start] == '[') {
			return many(new ByteArrayInputStream(body, start, body.length - start), true);
		}
		return one((start > 0) ? Arrays.copyOfRange(body, start, body.length) : body, type);
	}

	private <T extends WireRecord> OneOrMany<T> json(InputStream body, Class<T> type)
			throws IOException, InvalidEventException {
		PushbackInputStream text = LeadingWhitespace.skip(body);
		int first = text.read();
		if (first != -1) {
			text.unread(first);
		}
		return (first == '[') ? many(text, true)
				: one(text.readNBytes((int) this.bodies.maxBody().toBytes() + 1), type);
	}

	private <T extends WireRecord> OneOrMany<T> one(byte[] event, Class<T> type) throws InvalidEventException {
		if (event.length > this.bodies.maxBody().toBytes()) {
			throw LimitedInputStream.tooLarge(this.bodies.maxBody());
		}
		return new OneOrMany.One<>(this.bodies.read(event, MediaType.APPLICATION_JSON, type));
	}

	/** The body, which nobody has to wait for any more. */
	private InputStream received(HttpServletRequest request) throws IOException {
		InMemoryRequest received = WebUtils.getNativeRequest(request, InMemoryRequest.class);
		return (received != null) ? received.whole() : new ByteArrayInputStream(whole(request));
	}

	private byte[] whole(HttpServletRequest request) throws IOException {
		return this.bodies.open(request, this.route.maxBody()).readAllBytes();
	}

	private <T extends WireRecord> OneOrMany<T> many(InputStream body, boolean isArray) {
		return new OneOrMany.Many<>(new BulkBody(body, isArray, (int) this.bodies.maxBody().toBytes()));
	}

}
