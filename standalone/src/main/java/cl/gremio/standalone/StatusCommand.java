package cl.gremio.standalone;

import cl.gremio.tools.QuietLogging;
import picocli.CommandLine.Command;

/**
 * The command {@code gremio status}. Exit code 0: Kafka answers and all services are
 * ready.
 */
@Command(name = "status", description = "Prints whether each service is ready and how far it is behind, "
		+ "and the number of dead letters. Where callers need a key, GREMIO_KEY holds one of the role operador. "
		+ "Exit code 0: all are ready.")
final class StatusCommand extends PlatformCommand {

	@Override
	public Integer call() {
		QuietLogging.choose();
		return StatusReport.print(options(), out()) ? 0 : 1;
	}

}
