package cl.gremio.tools;

/** Turns the log off for commands that print results. */
public final class QuietLogging {

	private QuietLogging() {
	}

	/**
	 * Turns the log off. The caller must do so before the first logger is created. The
	 * command itself reports the errors that Kafka's clients log.
	 */
	public static void choose() {
		System.setProperty("logback.configurationFile", "cl/gremio/tools/quiet.xml");
	}

}
