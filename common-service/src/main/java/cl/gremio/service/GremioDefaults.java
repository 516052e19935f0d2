package cl.gremio.service;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives every service gremio's defaults for Spring's own settings, at the lowest
 * precedence. A file of its own, as {@code application.properties} would be one for all
 * services that share a process.
 */
class GremioDefaults implements EnvironmentPostProcessor {

	private static final String NAME = "gremioDefaults";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getPropertySources().contains(NAME)) {
			environment.getPropertySources().addLast(read());
		}
	}

	private static PropertySource<?> read() {
		try {
			return new ResourcePropertySource(NAME,
					new ClassPathResource("gremio-defaults.properties", GremioDefaults.class));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
