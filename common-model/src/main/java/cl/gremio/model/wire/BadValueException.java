package cl.gremio.model.wire;

/** A value does not fit its field. The message says what the value must be. */
final class BadValueException extends Exception {

	BadValueException(String message) {
		super(message, null, false, false);
	}

}
