package cl.gremio.standalone;

import java.lang.management.ManagementFactory;

import cl.gremio.service.KnownSettings;
import cl.gremio.tools.deadletter.DeadLetterTool;
import cl.gremio.tools.keys.KeysTool;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Kafka and all services in this JVM. */
@Command(name = "gremio", versionProvider = Version.class,
		subcommands = { StatusCommand.class, DeadLetterTool.class, KeysTool.class },
		customSynopsis = { "gremio [options]          starts Kafka, the eight services and the board in one process",
				"       gremio COMMAND [options]  runs one command, see below" },
		commandListHeading = "%nCommands:%n", footer = { "",
				"Any --some.property=VALUE is a Spring property for all services, " + "see docs/configuration.md." })
final class StartCommand extends PlatformCommand {

	@Option(names = "--version", versionHelp = true, description = "the versions of gremio, Java and Kafka")
	private boolean version;

	/**
	 * Set by the JVM's shutdown hook: what fails from now on is no failure of the start.
	 */
	private volatile boolean isStopping;

	@Override
	public Integer call() {
		ConsoleLogging.choose();
		Options checked = options();
		KnownSettings.unknownVariables(System.getenv().keySet()).ifPresent((line) -> {
			throw wrong(line + " in the environment");
		});
		KnownSettings.unknownProperties(System.getProperties().stringPropertyNames()).ifPresent((line) -> {
			throw wrong(line + " in the JVM's system properties");
		});
		BrokerEnd.sayWhy(checked.data());
		Standalone standalone = Standalone.of(checked);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(standalone), "shutdown"));
		start(standalone, checked);
		return Main.RUNS;
	}

	private void stop(Standalone standalone) {
		this.isStopping = true;
		standalone.close();
	}

	private void start(Standalone standalone, Options options) {
		try {
			standalone.start();
		}
		catch (RuntimeException ex) {
			LoggerFactory.getLogger(Main.class).debug("Could not start", ex);
			if (this.isStopping) {
				return;
			}
			throw ex;
		}
		if (this.isStopping) {
			return;
		}
		double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
		System.out.println(
				Welcome.text(options, standalone.bootstrapServers(), standalone.started(), standalone.late(), seconds));
	}

}
