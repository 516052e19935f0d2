package cl.gremio.model.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bad fields of the event being read: collected, so that one pass finds them all. Of
 * each field the first mistake counts.
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
