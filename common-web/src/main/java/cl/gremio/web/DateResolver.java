package cl.gremio.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Reads a day from a query or a path: {@code YYYY-MM-DD}, from 1970-01-01 to 9999-12-31.
 * Spring takes years of ten digits, with signs.
 */
class DateResolver implements HandlerMethodArgumentResolver {

	private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

	private static final LocalDate FIRST = LocalDate.EPOCH;

	private static final String RULE = "must be a date such as 2026-11-28, from 1970-01-01 to 9999-12-31";

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == LocalDate.class && (parameter.hasParameterAnnotation(RequestParam.class)
				|| parameter.hasParameterAnnotation(PathVariable.class));
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory)
			throws InvalidEventException, MissingServletRequestParameterException {
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
		String name = name((query != null) ? query.name() : (path != null) ? path.name() : "", parameter);
		String text = (query != null) ? request.getParameter(name) : ofPath(name, request);
		if (text == null && query != null && query.required()) {
			throw new MissingServletRequestParameterException(name, "date");
		}
		return (text != null) ? date(name, text) : null;
	}

	private static String name(String given, MethodParameter parameter) {
		return StringUtils.hasLength(given) ? given : String.valueOf(parameter.getParameterName());
	}

	private static @Nullable String ofPath(String name, NativeWebRequest request) {
		return (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> variables) ? (String) variables.get(name) : null;
	}

	private static LocalDate date(String name, String text) throws InvalidEventException {
		if (FORM.matcher(text).matches()) {
			try {
				LocalDate date = LocalDate.parse(text);
				if (!date.isBefore(FIRST)) {
					return date;
				}
			}
			catch (DateTimeException ex) {
				// such as 2026-02-30
			}
		}
		throw new InvalidEventException(List.of(new FieldError(name, RULE)));
	}

}
