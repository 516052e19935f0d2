package cl.gremio.producer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.List;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.producer.bulk.BulkBody;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.body.InMemoryRequest;
import cl.gremio.web.body.LeadingWhitespace;
import cl.gremio.web.body.LimitedInputStream;
import cl.gremio.web.event.ContentTypes;
import cl.gremio.web.event.EventArgumentResolver;
import cl.gremio.web.event.EventReader;
import cl.gremio.web.event.UnsupportedBodyException;
import cl.gremio.web.security.BodyAuthorization;
import cl.gremio.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Resolves {@link OneOrMany} from a POST. */
class OneOrManyResolver implements HandlerMethodArgumentResolver {

	private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_FORM_URLENCODED, BulkRoute.NDJSON);

	private final EventReader reader;

	private final DataSize maxBulk;

	OneOrManyResolver(EventReader reader, BulkRoute route) {
		this.reader = reader;
		this.maxBulk = route.maxBody();
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == OneOrMany.class;
	}

	@Override
	public OneOrMany<?> resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "No servlet request");
		ContentTypes.requireAcceptOfJson(webRequest);
		MediaType contentType = ContentTypes.ofBody(request, SUPPORTED);
		Class<? extends WireRecord> type = EventArgumentResolver.dataType(parameter);
		if (BulkRoute.NDJSON.includes(contentType)) {
			return ndjson(request, contentType);
		}
		return MediaType.APPLICATION_JSON.includes(contentType) ? json(request, contentType, type)
				: new OneOrMany.One<>(this.reader.read(request, this.reader.readBody(request), contentType, type));
	}

	private OneOrMany<?> ndjson(HttpServletRequest request, MediaType contentType) throws Exception {
		if (!ContentTypes.charset(contentType).equals(UTF_8)) {
			throw UnsupportedBodyException.because("NDJSON is in UTF-8, and its Content-Type names another charset.",
					SUPPORTED);
		}
		return many(request, InMemoryRequest.body(request, this.maxBulk), false);
	}

	private <T extends WireRecord> OneOrMany<T> json(HttpServletRequest request, MediaType contentType, Class<T> type)
			throws IOException, InvalidEventException {
		PushbackInputStream text = LeadingWhitespace.skip(utf8(request, ContentTypes.charset(contentType)));
		int first = text.read();
		if (first != -1) {
			text.unread(first);
		}
		return (first == '[') ? many(request, text, true) : one(request, text, type);
	}

	/** A body in another charset is converted as a whole, and so limited to one event. */
	private InputStream utf8(HttpServletRequest request, Charset charset) throws IOException, InvalidEventException {
		return charset.equals(UTF_8) ? InMemoryRequest.body(request, this.maxBulk)
				: new ByteArrayInputStream(EventReader.inUtf8(this.reader.readBody(request), charset));
	}

	private <T extends WireRecord> OneOrMany<T> one(HttpServletRequest request, InputStream text, Class<T> type)
			throws IOException, InvalidEventException {
		int max = (int) this.reader.maxBody().toBytes();
		byte[] event = text.readNBytes(max + 1);
		if (event.length > max) {
			throw LimitedInputStream.tooLarge(max);
		}
		return new OneOrMany.One<>(this.reader.read(request, event, MediaType.APPLICATION_JSON, type));
	}

	private <T extends WireRecord> OneOrMany<T> many(HttpServletRequest request, InputStream body, boolean isArray)
			throws InvalidEventException {
		BulkBody bulk = new BulkBody(body, isArray, (int) this.reader.maxBody().toBytes(),
				new BodyAuthorization(Caller.of(request)));
		return new OneOrMany.Many<>(this.reader.event(request, bulk));
	}

}
