package cl.gremio.standalone;

/**
 * Why the platform can't start, in one line that tells its user what to do.
 */
public final class StartupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StartupException(String line) {
		super(line);
	}

	StartupException(String line, Throwable cause) {
		super(line, cause);
	}

}
