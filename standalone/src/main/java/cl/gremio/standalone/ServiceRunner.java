package cl.gremio.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.service.storage.DataDirectory;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts one service as if it were alone, with its own name, port and folder in this JVM.
 */
record ServiceRunner(Options options, DataDirectory folder, String bootstrapServers) {

	ConfigurableApplicationContext run(Service service) {
		SpringApplication application = new SpringApplication(service.application());
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		// The JVM has one log. A service that initialized logging would reset it for
		// all.
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList());
		application.setDefaultProperties(defaults());
		return application.run(arguments(service));
	}

	/**
	 * Defaults that a user may override. Nine services in one process have few threads
	 * each, share the cores with the broker, for which a transaction is the cost, and
	 * must stop quickly.
	 */
	private static Map<String, Object> defaults() {
		return Map.of("server.tomcat.threads.min-spare", "2", "management.metrics.use-global-registry", "false",
				"spring.lifecycle.timeout-per-shutdown-phase", "2s", "gremio.streams.threads", "1",
				"gremio.publisher.pause", "5ms", "gremio.publisher.producers", "1");
	}

	private String[] arguments(Service service) {
		Map<String, String> properties = new LinkedHashMap<>();
		if (service == Service.BOARD) {
			properties.putAll(addresses());
		}
		properties.putAll(this.options.properties());
		if (service != Service.BOARD) {
			properties.remove(DoorKeys.KEY);
		}
		// Each service reads the file of its own name, not application.properties, which
		// would count for all.
		properties.put("spring.config.name", service.label());
		properties.put("spring.application.name", service.label());
		properties.put("server.address", this.options.bind());
		properties.put("server.port", String.valueOf(this.options.ports().of(service)));
		properties.put("spring.kafka.bootstrap-servers", this.bootstrapServers);
		properties.put("gremio.data-dir", this.folder.path().resolve(service.label()).toString());
		List<String> arguments = properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toList();
		return arguments.toArray(String[]::new);
	}

	/** Where the board finds the others. */
	private Map<String, String> addresses() {
		String host = Addresses.reachable(this.options.bind());
		return Stream.of(Service.values())
			.filter((service) -> service != Service.BOARD)
			.collect(Collectors.toMap((service) -> "gremio.board.services." + service.label(),
					(service) -> "http://" + Addresses.hostAndPort(host, this.options.ports().of(service))));
	}

}
