package cl.gremio.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;

/**
 * The bad fields of the event being read: collected, so that one pass finds them all.
 */
final class FieldErrors {

	private final Map<String, FieldError> errors = new LinkedHashMap<>();

	/**
	 * Notes that the current field is not what it should be and skips its value.
	 */
	static void reject(JsonParser parser, DeserializationContext context, String message) {
		String field = parser.currentName();
		parser.skipChildren();
		FieldErrors errors = (FieldErrors) context.getAttribute(FieldErrors.class);
		errors.add(field, message);
	}

	void add(String field, String message) {
		this.errors.putIfAbsent(field, new FieldError(field, message));
	}

	boolean isEmpty() {
		return this.errors.isEmpty();
	}

	List<FieldError> all() {
		return List.copyOf(this.errors.values());
	}

}
