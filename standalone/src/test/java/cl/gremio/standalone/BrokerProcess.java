package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import cl.gremio.service.RootLocale;

/**
 * A broker in a process of its own, so that a test can kill it.
 */
final class BrokerProcess {

	private BrokerProcess() {
	}

	static Process start(Path folder, int port, Path output) throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(),
				folder.toString(), String.valueOf(port));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	public static void main(String[] args) throws IOException {
		RootLocale.use();
		EmbeddedBroker.start(Path.of(args[0]), "127.0.0.1", Integer.parseInt(args[1]));
	}

}
