package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts everything once, on free ports, and ends when it is ready: a run for the JVM to
 * see what a start loads. Exit code 1: it could not start, or was not ready in time.
 */
public final class Rehearsal {

	private Rehearsal() {
	}

	/**
	 * Starts and ends the platform.
	 * @param args a new folder for its data, which stays
	 * @throws IOException when no port can be had
	 */
	public static void main(String[] args) throws IOException {
		ConsoleLogging.choose();
		try (Standalone standalone = Standalone.start(Options.onFreePorts(Path.of(args[0]), Map.of()))) {
			if (!standalone.late().isEmpty()) {
				throw new StartupException("Not ready in time: " + standalone.late());
			}
		}
	}

}
