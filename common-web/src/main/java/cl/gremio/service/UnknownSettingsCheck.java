package cl.gremio.service;

import java.util.Arrays;
import java.util.List;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Refuses to start with an unknown setting of gremio's, which Spring would ignore. */
class UnknownSettingsCheck implements EnvironmentPostProcessor, Ordered {

	private static final String JVM = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			// System properties of a shared JVM, such as a test's, may belong to others
			boolean others = source.getName().equals(JVM) && !GremioService.isAlone();
			if (source instanceof EnumerablePropertySource<?> enumerable && !others) {
				check(enumerable);
			}
		}
	}

	private static void check(EnumerablePropertySource<?> source) {
		List<String> names = Arrays.asList(source.getPropertyNames());
		(isEnvironment(source) ? KnownSettings.unknownVariables(names) : KnownSettings.unknownProperties(names))
			.ifPresent((line) -> {
				throw new SettingsException(line + " in " + describe(source.getName()));
			});
	}

	private static boolean isEnvironment(EnumerablePropertySource<?> source) {
		return source instanceof SystemEnvironmentPropertySource;
	}

	private static String describe(String source) {
		return switch (source) {
			case "commandLineArgs" -> "the command line";
			case "systemEnvironment" -> "the environment";
			case JVM -> "the JVM's system properties";
			default -> source;
		};
	}

	/** Runs after Boot has read the files. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
