package cl.gremio.service;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the command line of a service that runs alone. The command line takes
 * properties, as {@code --name=value}. Any other argument, which Spring would ignore, is
 * refused.
 */
record ServiceArguments(String service) {

	private static final Pattern OPTION = Pattern.compile("(--?[^=]*)(=.*)?", Pattern.DOTALL);

	/** Options of Spring Boot without a value. */
	private static final Set<String> SWITCHES = Set.of("--debug", "--trace");

	/** Options of the standalone, with the property that replaces each. */
	private static final Map<String, String> INSTEAD = Map.of("--data", "--gremio.data-dir=DIR", "--port-offset",
			"--server.port=N", "--bind", "--server.address=ADDRESS", "--broker-port",
			"--spring.kafka.bootstrap-servers=HOST:PORT");

	void check(String... arguments) {
		for (String argument : arguments) {
			Matcher option = OPTION.matcher(argument);
			if (!option.matches()) {
				throw new SettingsException(this.service + " takes properties, as --name=value, and not " + argument);
			}
			check(option.group(1), option.group(2) != null);
		}
	}

	private void check(String name, boolean hasValue) {
		String instead = INSTEAD.get(name);
		if (instead != null) {
			throw new SettingsException(this.service + " alone has no option " + name + ": use " + instead);
		}
		boolean property = name.startsWith("--") && KnownSettings.isProperty(name.substring(2));
		if (property && !hasValue) {
			throw new SettingsException(name + " needs a value, as " + name + "=VALUE");
		}
		if (!property && !SWITCHES.contains(name)) {
			throw new SettingsException("Unknown option " + name + ": " + this.service
					+ " takes properties such as --server.port=3001, see docs/configuration.md");
		}
	}

}
