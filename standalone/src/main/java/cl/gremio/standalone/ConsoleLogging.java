package cl.gremio.standalone;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The one log of this JVM, in the place of Boot's, which belongs to an application and
 * not to eight.
 */
final class ConsoleLogging {

	private static final String LEVEL = "logging.level.";

	private ConsoleLogging() {
	}

	/**
	 * Looks at one property of the user's.
	 * @throws IllegalArgumentException if it sets a level that there is not
	 */
	static void check(String name, String value) {
		if (name.startsWith(LEVEL) && Level.toLevel(value, null) == null) {
			throw new IllegalArgumentException(
					"--" + name + " must be one of trace, debug, info, warn, error, off, not " + value);
		}
	}

	/**
	 * Says how this JVM logs, before anything logs.
	 */
	static void choose() {
		System.setProperty("logback.configurationFile", "cl/gremio/standalone/console.xml");
	}

	/**
	 * Brings java.util.logging in, and sets the levels that the user asked for.
	 */
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
