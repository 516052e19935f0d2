package cl.gremio.standalone;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The one log of this JVM. Spring Boot's own logging belongs to one application; here are
 * eight.
 */
final class ConsoleLogging {

	private static final String LEVEL = "logging.level.";

	private ConsoleLogging() {
	}

	/** Whether a property sets a level that does not exist. */
	static boolean isUnknownLevel(String name, String value) {
		return name.startsWith(LEVEL) && Level.toLevel(value, null) == null;
	}

	/**
	 * Chooses the configuration of the log. Must be called before the first logger is
	 * created.
	 */
	static void choose() {
		System.setProperty("logback.configurationFile", "cl/gremio/standalone/console.xml");
	}

	/** Adds what java.util.logging logs, and sets the levels that the user asked for. */
	static void install(Map<String, String> properties) {
		if (!SLF4JBridgeHandler.isInstalled()) {
			SLF4JBridgeHandler.removeHandlersForRootLogger();
			SLF4JBridgeHandler.install();
		}
		LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
		properties.forEach((name, value) -> {
			if (name.startsWith(LEVEL)) {
				loggers.getLogger(name.substring(LEVEL.length())).setLevel(Level.toLevel(value, Level.INFO));
			}
		});
	}

}
