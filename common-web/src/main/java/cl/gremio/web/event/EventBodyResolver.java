package cl.gremio.web.event;

import java.util.List;

import cl.gremio.model.wire.WireRecord;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves a {@code @RequestBody} that is a {@link WireRecord}, from JSON or a form. Not
 * a message converter, because Spring takes a form's body from the request's parameters,
 * where nothing bounds it, before any converter sees it.
 */
public class EventBodyResolver implements HandlerMethodArgumentResolver {

	private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_FORM_URLENCODED);

	private final EventBodies bodies;

	public EventBodyResolver(EventBodies bodies) {
		this.bodies = bodies;
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
		this.bodies.requireAcceptOfJson(webRequest);
		MediaType contentType = EventBodies.contentType(request, SUPPORTED);
		Class<? extends WireRecord> type = parameter.getParameterType().asSubclass(WireRecord.class);
		return this.bodies.read(this.bodies.bytes(request), contentType, type);
	}

}
