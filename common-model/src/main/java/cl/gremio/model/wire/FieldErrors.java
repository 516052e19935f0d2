package cl.gremio.model.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the errors of an event, so that one pass finds all of them. The first error of
 * a field counts.
 */
final class FieldErrors {

	private final Map<String, FieldError> errors = new LinkedHashMap<>();

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
