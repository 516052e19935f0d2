package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The options of a standalone.
 *
 * @param data the folder that holds everything; made where it is missing
 * @param bind the address that everything listens on
 * @param ports where the broker and the services listen
 * @param properties Spring properties for all services
 */
public record Options(Path data, String bind, Ports ports, Map<String, String> properties) {

	static final String LOOPBACK = "127.0.0.1";

	public Options {
		properties = Map.copyOf(properties);
	}

	/**
	 * Returns options with free ports on the loopback address. A restart with the same
	 * options uses the same ports.
	 * @param data the folder that holds everything
	 * @param properties Spring properties for all services
	 * @return the options
	 * @throws IOException when no port can be had
	 */
	public static Options onFreePorts(Path data, Map<String, String> properties) throws IOException {
		return new Options(data, LOOPBACK, Ports.free(), properties);
	}

}
