package cl.gremio.model;

import java.util.List;

/** A record that is read from JSON or a form by {@link EventReader}. */
public interface WireRecord {

	/** What is wrong across fields, beyond what the fields' own constraints say. */
	default List<FieldError> check() {
		return List.of();
	}

}
