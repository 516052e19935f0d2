package cl.gremio.service.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.List;

import cl.gremio.model.InvalidEventException;
import cl.gremio.model.WireRecord;
import cl.gremio.service.bulk.BulkBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Resolves a {@code @RequestBody} that is a {@link OneOrMany}. */
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
		return parameter.hasParameterAnnotation(RequestBody.class) && parameter.getParameterType() == OneOrMany.class;
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
				throw new HttpMediaTypeNotSupportedException("NDJSON is in UTF-8.", SUPPORTED);
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
		PushbackInputStream text = BlankStart.skip(inUtf8(request, EventBodies.charset(contentType)));
		int first = text.read();
		if (first != -1) {
			text.unread(first);
		}
		if (first == '[') {
			return many(text, true);
		}
		byte[] event = text.readNBytes((int) this.bodies.maxBody().toBytes() + 1);
		if (event.length > this.bodies.maxBody().toBytes()) {
			throw BoundedBody.tooLarge(this.bodies.maxBody());
		}
		return new OneOrMany.One<>(this.bodies.read(event, MediaType.APPLICATION_JSON, type));
	}

	/** What is not in UTF-8 is converted as a whole, so it can't be large. */
	private InputStream inUtf8(HttpServletRequest request, Charset charset) throws IOException, InvalidEventException {
		return charset.equals(UTF_8) ? received(request)
				: new ByteArrayInputStream(EventBodies.inUtf8(this.bodies.bytes(request), charset));
	}

	/** The body, which nobody has to wait for any more. */
	private InputStream received(HttpServletRequest request) throws IOException {
		ReceivedRequest received = WebUtils.getNativeRequest(request, ReceivedRequest.class);
		return (received != null) ? received.whole()
				: new ByteArrayInputStream(this.bodies.open(request, this.route.maxBody()).readAllBytes());
	}

	private <T extends WireRecord> OneOrMany<T> many(InputStream body, boolean isArray) {
		return new OneOrMany.Many<>(new BulkBody(body, isArray, (int) this.bodies.maxBody().toBytes()));
	}

}
