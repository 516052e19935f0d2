package cl.gremio.service;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command line of a service alone. It takes properties, as {@code --name=value}; what
 * else stands there Spring would ignore, and gremio refuses it.
 */
class ServiceArguments {

	private static final Pattern OPTION = Pattern.compile("(--?[^=]*)(=.*)?", Pattern.DOTALL);

	/** Switches of Boot's, that need no value. */
	private static final Set<String> SWITCHES = Set.of("--debug", "--trace");

	/** What the standalone has in the place of a property. */
	private static final Map<String, String> INSTEAD = Map.of("--data", "--gremio.data-dir=DIR", "--port-offset",
			"--server.port=N", "--bind", "--server.address=ADDRESS", "--broker-port",
			"--spring.kafka.bootstrap-servers=HOST:PORT");

	private final String service;

	ServiceArguments(String service) {
		this.service = service;
	}

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
