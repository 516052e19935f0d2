package cl.gremio.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import cl.gremio.service.RootLocale;
import cl.gremio.service.storage.FileErrors;
import cl.gremio.tools.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The command {@code gremio}. Exit code 2: the command line is wrong; 1: the command
 * failed.
 */
public final class Main {

	/** The code of a command that leaves its services running. */
	static final int RUNS = -1;

	private Main() {
	}

	/**
	 * Runs a command. One that starts services returns when they have started.
	 * @param args the command line, see {@code --help}
	 */
	public static void main(String[] args) {
		RootLocale.use();
		CommandLine commandLine = commandLine().setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
		int code = commandLine.execute(args);
		commandLine.getOut().flush();
		if (code != RUNS) {
			System.exit(code);
		}
	}

	static CommandLine commandLine() {
		CommandLine commandLine = new CommandLine(new StartCommand());
		for (Service service : Service.values()) {
			commandLine.addSubcommand(ServiceCommand.of(service));
		}
		return CommandLines.configure(commandLine)
			.registerConverter(Path.class, Main::path)
			.setExecutionStrategy(Main::run);
	}

	private static int run(ParseResult parsed) {
		if (!parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
			check(parsed);
		}
		return new CommandLine.RunLast().execute(parsed);
	}

	/**
	 * Checks what picocli accepts, as the topmost command takes Spring properties:
	 * options before a command, and unknown arguments of a command that takes none.
	 */
	private static void check(ParseResult parsed) {
		CommandSpec command = parsed.commandSpec();
		if (command.unmatchedArgsBindings().isEmpty() && !parsed.unmatched().isEmpty()) {
			throw new UnmatchedArgumentException(command.commandLine(), parsed.unmatched());
		}
		if (parsed.hasSubcommand()) {
			if (command.parent() == null && !(parsed.matchedArgs().isEmpty() && parsed.unmatched().isEmpty())) {
				throw new ParameterException(command.commandLine(),
						"Write options after " + parsed.subcommand().commandSpec().name());
			}
			check(parsed.subcommand());
		}
	}

	private static Path path(String text) {
		try {
			return Path.of(CommandLines.notBlank(text));
		}
		catch (InvalidPathException ex) {
			throw new TypeConversionException(FileErrors.explain(ex));
		}
	}

	private static PrintWriter writer(FileDescriptor descriptor) {
		return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8));
	}

}
