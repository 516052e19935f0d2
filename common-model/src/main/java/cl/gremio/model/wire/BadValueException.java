package cl.gremio.model.wire;

/** A value that is not what its field takes; the message says what it must be. */
final class BadValueException extends Exception {

	BadValueException(String message) {
		super(message, null, false, false);
	}

}
