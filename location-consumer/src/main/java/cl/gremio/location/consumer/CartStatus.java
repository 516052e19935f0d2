package cl.gremio.location.consumer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import com.fasterxml.jackson.annotation.JsonValue;

/** The status of a cart, {@code estado} on the wire. */
enum CartStatus {

	/** The cart reports itself. */
	ACTIVO,

	/** The cart has been silent for too long. */
	PERDIDO,

	/** The cart was denounced and has not been captured since. */
	PROFUGO;

	@JsonValue
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a status by its name on the wire.
	 * @throws InvalidEventException if there is no such status
	 */
	static CartStatus named(String name) throws InvalidEventException {
		return Arrays.stream(values())
			.filter((status) -> status.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> new InvalidEventException(
					List.of(new FieldError("estado", "must be activo, perdido or profugo"))));
	}

}
