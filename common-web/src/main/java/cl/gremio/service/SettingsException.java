package cl.gremio.service;

/** A setting is unknown or wrong. The message is one line for the user. */
public class SettingsException extends RuntimeException {

	/**
	 * Creates an exception.
	 * @param line names the setting, and says which values are right
	 */
	public SettingsException(String line) {
		super(line);
	}

}
