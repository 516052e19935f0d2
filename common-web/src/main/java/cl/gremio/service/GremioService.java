package cl.gremio.service;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs one service alone. */
public final class GremioService {

	/** Written by the main thread before the service starts. */
	private static volatile boolean alone;

	private GremioService() {
	}

	/**
	 * Runs a service.
	 * @param application the service's configuration
	 * @param name the service's name, such as {@code sales-producer}
	 * @param port the default port
	 * @param args the command line
	 */
	public static void run(Class<?> application, String name, int port, String... args) {
		RootLocale.use();
		alone = true;
		try {
			new ServiceArguments(name).check(args);
		}
		catch (SettingsException ex) {
			System.err.println("gremio: " + ex.getMessage());
			System.exit(2);
		}
		new SpringApplicationBuilder(application).main(application)
			.listeners(new ExposureNotice())
			.properties("spring.application.name=" + name, "server.port=" + port)
			.run(args);
	}

	/** Whether this process runs one service alone. */
	static boolean isAlone() {
		return alone;
	}

}
