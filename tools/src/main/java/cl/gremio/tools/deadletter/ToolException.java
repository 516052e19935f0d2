package cl.gremio.tools.deadletter;

/**
 * Why the tool can't do what was asked, in one line for its user.
 */
final class ToolException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ToolException(String line) {
		super(line);
	}

	ToolException(String line, Throwable cause) {
		super(line, cause);
	}

}
