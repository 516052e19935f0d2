package cl.gremio.standalone;

import cl.gremio.tools.CommandException;

/**
 * The platform can't start. The message tells its user in one line what to do.
 */
public final class StartupException extends CommandException {

	private static final long serialVersionUID = 1L;

	StartupException(String line) {
		super(line);
	}

	StartupException(String line, Throwable cause) {
		super(line, cause);
	}

}
