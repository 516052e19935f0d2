package cl.gremio.web.event;

import java.util.List;

import cl.gremio.model.event.Event;
import cl.gremio.model.wire.WireRecord;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves an {@link Event} of a {@link WireRecord} from a POST. Not a message converter,
 * because Spring takes a form's body from the request's parameters, where nothing bounds
 * its size, before any converter sees it.
 */
public class EventArgumentResolver implements HandlerMethodArgumentResolver {

	private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_FORM_URLENCODED);

	private final EventReader reader;

	public EventArgumentResolver(EventReader reader) {
		this.reader = reader;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Event.class;
	}

	@Override
	public Event<?> resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "No servlet request");
		ContentTypes.requireAcceptOfJson(webRequest);
		MediaType contentType = ContentTypes.ofBody(request, SUPPORTED);
		return this.reader.read(request, this.reader.readBody(request), contentType, dataType(parameter));
	}

	/** The type argument of a parameter of a generic type. */
	public static Class<? extends WireRecord> dataType(MethodParameter parameter) {
		return parameter.nested().getNestedParameterType().asSubclass(WireRecord.class);
	}

}
