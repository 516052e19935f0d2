package cl.gremio.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.web.event.AcceptStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query that repeats a known parameter or asks for an unknown format. Unknown
 * parameters are ignored.
 */
class QueryValidationInterceptor implements HandlerInterceptor {

	private static final Set<String> KNOWN = Set.of("fecha", "desde", "hasta", "estado", "limit", "after", "separador",
			AcceptStrategy.PARAMETER);

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws InvalidEventException {
		if (request.getQueryString() != null) {
			List<FieldError> errors = errors(request.getParameterMap());
			if (!errors.isEmpty()) {
				throw new InvalidEventException(errors);
			}
		}
		return true;
	}

	private static List<FieldError> errors(Map<String, String[]> parameters) {
		List<FieldError> errors = new ArrayList<>();
		parameters.forEach((name, values) -> {
			if (KNOWN.contains(name) && values.length > 1) {
				errors.add(new FieldError(name, "must not be given more than once"));
			}
			else if (name.equals(AcceptStrategy.PARAMETER)
					&& !AcceptStrategy.FORMATS.containsKey(values[0].toLowerCase(Locale.ROOT))) {
				errors.add(new FieldError(name, "must be csv or json"));
			}
		});
		return errors;
	}

}
