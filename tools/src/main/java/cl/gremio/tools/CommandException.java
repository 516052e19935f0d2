package cl.gremio.tools;

/** A command can't do its work. The message tells its user why, in one line. */
public class CommandException extends RuntimeException {

	/** A failure without a cause. */
	public CommandException(String line) {
		super(line);
	}

	/**
	 * A failure with a cause.
	 * @param line what the user reads
	 */
	public CommandException(String line, Throwable cause) {
		super(line, cause);
	}

}
