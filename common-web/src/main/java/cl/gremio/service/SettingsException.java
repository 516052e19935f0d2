package cl.gremio.service;

/** Says in one line which settings are unknown or wrong. */
public class SettingsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what is wrong.
	 * @param line names the setting, and says what would be right
	 */
	public SettingsException(String line) {
		super(line);
	}

}
