package cl.gremio.standalone;

import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import cl.gremio.service.GremioService;
import cl.gremio.service.RootLocale;
import cl.gremio.service.storage.FileErrors;
import cl.gremio.service.KnownSettings;
import cl.gremio.service.storage.DataDirectoryException;
import cl.gremio.tools.deadletter.DeadLetterTool;
import org.slf4j.LoggerFactory;

/**
 * The command {@code gremio}. Exit code 2: the options are wrong; 1: it could not start.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Starts the platform, or the one service that is named, which runs until it is
	 * interrupted; or says how everything is.
	 * @param args the options, see {@code --help}
	 */
	public static void main(String[] args) {
		RootLocale.use();
		if (args.length > 0 && args[0].equals("dlt")) {
			DeadLetterTool.execute(Arrays.copyOfRange(args, 1, args.length));
		}
		if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
			System.out.print(CommandLine.HELP);
			return;
		}
		if (List.of(args).contains("--version")) {
			System.out.println(Version.text());
			return;
		}
		Optional<Service> alone = Service.named((args.length > 0) ? args[0] : "");
		if (alone.isPresent()) {
			run(alone.get(), Arrays.copyOfRange(args, 1, args.length));
			return;
		}
		if (args.length > 0 && args[0].equals("status")) {
			status(Arrays.copyOfRange(args, 1, args.length));
		}
		ConsoleLogging.choose();
		Options options = parse(args);
		KnownSettings.unknownVariables(System.getenv().keySet())
			.ifPresent((line) -> exit(2, line + " in the environment"));
		KnownSettings.unknownProperties(System.getProperties().stringPropertyNames())
			.ifPresent((line) -> exit(2, line + " in the JVM's system properties"));
		BrokerEnd.sayWhy(options.data());
		Standalone standalone = Standalone.of(options);
		Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "shutdown"));
		try {
			standalone.start();
			double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
			System.out.println(Welcome.text(options, standalone.bootstrapServers(), standalone.late(), seconds));
		}
		catch (StartupException ex) {
			LoggerFactory.getLogger(Main.class).debug("Could not start", ex);
			exit(1, ex.getMessage());
		}
	}

	private static void run(Service service, String[] args) {
		GremioService.run(service.application(), service.label(), service.defaultPort(), args);
	}

	private static void status(String[] args) {
		// Of what Kafka's clients log the user learns in a line of ours.
		System.setProperty("logback.configurationFile", "cl/gremio/tools/quiet.xml");
		System.exit(Status.print(parse(args), System.out) ? 0 : 1);
	}

	private static Options parse(String[] args) {
		try {
			return CommandLine.parse(args);
		}
		catch (InvalidPathException ex) {
			return exit(2, FileErrors.explain(ex));
		}
		catch (IllegalArgumentException ex) {
			return exit(2, ex.getMessage());
		}
		catch (DataDirectoryException ex) {
			return exit(1, ex.getMessage() + ". Name one with --data, or set HOME");
		}
	}

	private static Options exit(int code, String line) {
		System.err.println("gremio: " + line);
		System.exit(code);
		throw new IllegalStateException("unreachable");
	}

}
