package cl.gremio.model.wire;

/**
 * A text is no valid {@code hora}. The message completes the sentence "hora …" for the
 * client.
 */
public final class InvalidHoraException extends Exception {

	InvalidHoraException(String message) {
		super(message);
	}

	InvalidHoraException(String message, Throwable cause) {
		super(message, cause);
	}

}
