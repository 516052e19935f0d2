package cl.gremio.web.list;

import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves a {@link PageRequest} argument from the request's parameters. */
public class PageRequestResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PageRequest.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) throws InvalidEventException {
		String limit = single(request, "limit");
		String after = single(request, "after");
		String separator = single(request, "separador");
		return new PageRequest((limit != null) ? limit(limit) : null, StringUtils.hasLength(after) ? after : null,
				(separator != null) ? dialect(separator) : CsvDialect.COMMA);
	}

	private static @Nullable String single(NativeWebRequest request, String name) throws InvalidEventException {
		String[] values = request.getParameterValues(name);
		if (values != null && values.length > 1) {
			throw new InvalidEventException(List.of(new FieldError(name, "must not be given more than once")));
		}
		return (values != null) ? values[0] : null;
	}

	private static CsvDialect dialect(String separator) throws InvalidEventException {
		return CsvDialect.withSeparator(separator)
			.orElseThrow(() -> new InvalidEventException(
					List.of(new FieldError("separador", "must be a comma (,) or a semicolon (;)"))));
	}

	private static int limit(String text) throws InvalidEventException {
		if (text.matches("[0-9]{1,4}")) {
			int limit = Integer.parseInt(text);
			if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
				return limit;
			}
		}
		throw new InvalidEventException(
				List.of(new FieldError("limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT)));
	}

}
