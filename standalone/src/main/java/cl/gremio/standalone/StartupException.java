package cl.gremio.standalone;

import cl.gremio.tools.CommandException;

/** The platform can't start. The message tells its user in one line what to do. */
public final class StartupException extends CommandException {

	StartupException(String line) {
		super(line);
	}

	StartupException(String line, Throwable cause) {
		super(line, cause);
	}

}
