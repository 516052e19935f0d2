package cl.gremio.model.wire;

/**
 * A text that is not an acceptable {@code hora}. The message completes the sentence "hora
 * …" and is meant for whoever sent it.
 */
public final class InvalidHoraException extends Exception {

	InvalidHoraException(String message) {
		super(message);
	}

	InvalidHoraException(String message, Throwable cause) {
		super(message, cause);
	}

}
