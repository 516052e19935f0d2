package cl.gremio.location.consumer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import com.fasterxml.jackson.annotation.JsonValue;

/** How it stands with a cart. */
enum CartStatus {

	/** It reports itself. */
	ACTIVO,

	/** It has not been heard of for too long. */
	PERDIDO,

	/** It was denounced and has not been captured since. */
	PROFUGO;

	/** The state as the contract spells it. */
	@JsonValue
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The state of that name.
	 * @throws InvalidEventException if there is none
	 */
	static CartStatus named(String name) throws InvalidEventException {
		return Arrays.stream(values())
			.filter((estado) -> estado.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> new InvalidEventException(
					List.of(new FieldError("estado", "must be activo, perdido or profugo"))));
	}

}
