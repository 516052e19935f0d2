package cl.gremio.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of the embedded broker: those in {@code broker.properties}, the folder and
 * the addresses.
 */
record BrokerSettings(Path folder, String bind, int port, int controllerPort) {

	static final int NODE_ID = 1;

	static final String CONTROLLER_LISTENER = "CONTROLLER";

	private static final String LOOPBACK = "127.0.0.1";

	/**
	 * The address for clients, as {@code host:port}. A broker on every interface is known
	 * as localhost, as no name of the machine is sure to resolve to it.
	 */
	String advertised() {
		return Addresses.hostAndPort(Addresses.reachable(this.bind), this.port);
	}

	Map<String, String> asMap() {
		Map<String, String> settings = new HashMap<>();
		read().forEach((name, value) -> settings.put(name.toString(), value.toString()));
		String controller = LOOPBACK + ":" + this.controllerPort;
		settings.put("log.dirs", this.folder.toString());
		settings.put("listeners", "PLAINTEXT://" + Addresses.hostAndPort(this.bind, this.port) + ","
				+ CONTROLLER_LISTENER + "://" + controller);
		settings.put("advertised.listeners", "PLAINTEXT://" + advertised());
		settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
		return settings;
	}

	private static Properties read() {
		Properties properties = new Properties();
		try (InputStream file = BrokerSettings.class.getResourceAsStream("broker.properties")) {
			properties.load(file);
			return properties;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
