package cl.gremio.model.wire;

import java.util.List;

/** A record that {@link WireReader} reads from JSON or a form. */
public interface WireRecord {

	/** The errors that take more than one field to see. */
	default List<FieldError> crossFieldErrors() {
		return List.of();
	}

}
