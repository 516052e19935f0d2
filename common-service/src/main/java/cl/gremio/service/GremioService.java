package cl.gremio.service;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs one service alone. */
public final class GremioService {

	private GremioService() {
	}

	/**
	 * Runs a service.
	 * @param application the service's configuration
	 * @param name the service's name, such as {@code sales-producer}
	 * @param port its port, unless configured otherwise
	 * @param args the command line
	 */
	public static void run(Class<?> application, String name, int port, String... args) {
		Host.ignoreLocale();
		new SpringApplicationBuilder(application).main(application)
			.properties("spring.application.name=" + name, "server.port=" + port)
			.run(args);
	}

}
