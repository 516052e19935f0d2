package cl.gremio.tools.deadletter;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;

import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The command {@code gremio dlt}. Exit code 2: the arguments are wrong; 1: it could not
 * do what was asked, or not all of it.
 */
public final class DeadLetterTool {

	private final PrintStream out;

	private final PrintStream err;

	DeadLetterTool(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Does what the arguments say, and ends the JVM.
	 * @param args the arguments, see {@code --help}
	 */
	public static void execute(String... args) {
		// Of what Kafka's clients log the user learns in a line of ours.
		System.setProperty("logback.configurationFile", "cl/gremio/tools/quiet.xml");
		PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false,
				UTF_8);
		PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
		int code = new DeadLetterTool(out, err).run(args);
		out.flush();
		System.exit(code);
	}

	int run(String... args) {
		if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
			this.out.print(Invocation.USAGE);
			return 0;
		}
		Invocation invocation;
		try {
			invocation = Invocation.parse(args);
		}
		catch (InvalidPathException ex) {
			this.err.println("gremio: " + ex.getMessage());
			return 2;
		}
		catch (IllegalArgumentException ex) {
			this.err.println("gremio: " + ex.getMessage());
			this.err.print(Invocation.USAGE);
			return 2;
		}
		return run(invocation);
	}

	private int run(Invocation invocation) {
		try {
			ClientSettings settings = ClientSettings.of(invocation.bootstrapServers(), invocation.config());
			return run(invocation.command(), settings);
		}
		catch (ToolException ex) {
			return fail(ex.getMessage());
		}
	}

	private int run(Command command, ClientSettings settings) {
		try (KafkaClients broker = new KafkaClients(settings)) {
			if (command instanceof Command.ListAll list) {
				new ListCommand(list, broker, this.out).run();
			}
			else if (command instanceof Command.Show show) {
				new ShowCommand(show, broker, this.out).run();
			}
			else if (command instanceof Command.Replay replay) {
				return new ReplayCommand(replay, broker, this.out, this.err).run() ? 0 : 1;
			}
			return 0;
		}
		catch (TimeoutException ex) {
			return fail("Kafka does not answer on " + settings.bootstrapServers());
		}
		catch (KafkaException ex) {
			Throwable root = ex;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			return fail("Kafka on " + settings.bootstrapServers() + ": " + root.getMessage());
		}
	}

	private int fail(String line) {
		this.out.flush();
		this.err.println("gremio: " + OneLine.of(line, 500));
		return 1;
	}

}
