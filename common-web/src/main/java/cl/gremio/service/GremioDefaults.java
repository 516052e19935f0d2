package cl.gremio.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.util.StringUtils;

/**
 * Adds gremio's defaults for Spring's settings, at the lowest precedence. The defaults
 * have a file of their own, because all services of a process would share one
 * {@code application.properties}.
 */
class GremioDefaults implements EnvironmentPostProcessor {

	private static final String NAME = "gremioDefaults";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getPropertySources().contains(NAME)) {
			environment.getPropertySources().addLast(read(environment, application));
			environment.getPropertySources()
				.addLast(new MapPropertySource(NAME + "OfLogging", Map.of("logging.config", logging(environment))));
		}
	}

	/** Structured logging (JSON) escapes text itself, so Boot's configuration stays. */
	private static String logging(ConfigurableEnvironment environment) {
		boolean json = Stream.of("console", "file")
			.anyMatch((where) -> StringUtils.hasText(environment.getProperty("logging.structured.format." + where)));
		boolean file = Stream.of("name", "path")
			.anyMatch((what) -> StringUtils.hasText(environment.getProperty("logging.file." + what)));
		return json ? "" : "classpath:cl/gremio/service/logging/" + (file ? "file.xml" : "console.xml");
	}

	/**
	 * Reads the defaults of all services, and those of this service that stand beside its
	 * application's class. Leaves out settings with a default of the application: Boot
	 * moves the application's defaults behind these.
	 */
	private static PropertySource<?> read(ConfigurableEnvironment environment, SpringApplication application) {
		try {
			Map<String, Object> defaults = new HashMap<>(
					read(new ClassPathResource("gremio-defaults.properties", GremioDefaults.class)));
			for (Object source : application.getAllSources()) {
				if (source instanceof Class<?> type) {
					defaults.putAll(read(new ClassPathResource("defaults.properties", type)));
				}
			}
			PropertySource<?> own = environment.getPropertySources().get(DefaultPropertiesPropertySource.NAME);
			defaults.keySet().removeIf((name) -> own != null && own.containsProperty(name));
			return new MapPropertySource(NAME, defaults);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> read(ClassPathResource resource) throws IOException {
		return resource.exists() ? new ResourcePropertySource(resource).getSource() : Map.of();
	}

}
