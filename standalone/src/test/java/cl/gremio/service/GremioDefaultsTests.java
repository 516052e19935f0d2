package cl.gremio.service;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class GremioDefaultsTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void whatIsConfiguredComesBeforeADefault() {
		new GremioDefaults().postProcessEnvironment(this.environment, new SpringApplication());
		assertThat(this.environment.getProperty("server.address")).isEqualTo("127.0.0.1");
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("configured", Map.of("server.address", "0.0.0.0")));
		assertThat(this.environment.getProperty("server.address")).isEqualTo("0.0.0.0");
	}

	/** The standalone, for example, has defaults for its eight services. */
	@Test
	void anApplicationsOwnDefaultComesBeforeADefault() {
		SpringApplication application = new SpringApplication(GremioDefaultsTests.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setDefaultProperties(Map.of("spring.lifecycle.timeout-per-shutdown-phase", "2s"));
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(context.getEnvironment().getProperty("spring.lifecycle.timeout-per-shutdown-phase"))
				.isEqualTo("2s");
			assertThat(context.getEnvironment().getProperty("server.shutdown")).isEqualTo("graceful");
		}
	}

	@Test
	void everyDefaultIsOfASettingThatExists() throws Exception {
		List<String> settings = settings();
		assertThat(
				new ResourcePropertySource("classpath:cl/gremio/service/gremio-defaults.properties").getPropertyNames())
			.allMatch((name) -> settings.stream().anyMatch((setting) -> isOf(setting, name)));
	}

	@Test
	void whatIsExcludedExists() throws Exception {
		Object excluded = new ResourcePropertySource("classpath:cl/gremio/service/gremio-defaults.properties")
			.getProperty("spring.autoconfigure.exclude");
		assertThat(String.valueOf(excluded).split(","))
			.allMatch((name) -> ClassUtils.isPresent(name, getClass().getClassLoader()));
	}

	/** Whether a name is the setting, or an entry of a setting that is a map. */
	private static boolean isOf(String setting, String name) {
		return name.equals(setting) || name.startsWith(setting + ".");
	}

	private List<String> settings() throws Exception {
		List<String> names = new ArrayList<>();
		for (URL metadata : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream json = metadata.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
					if (!property.has("deprecation")) {
						names.add(property.path("name").asString());
					}
				}
			}
		}
		return names;
	}

}
