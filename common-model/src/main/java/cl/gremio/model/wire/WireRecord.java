package cl.gremio.model.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A record that is read from JSON or a form by {@link WireReader}. */
public interface WireRecord {

	/** When it happened, in one of the forms that {@link Hora} reads, if it says. */
	default @Nullable String hora() {
		return null;
	}

	/** What is wrong across fields, beyond what the fields' own constraints say. */
	default List<FieldError> check() {
		return List.of();
	}

}
