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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

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

	/** The command with all its subcommands. */
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
		boolean help = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
		if (parsed.hasSubcommand() && !help && !(parsed.matchedArgs().isEmpty() && parsed.unmatched().isEmpty())) {
			throw new ParameterException(parsed.commandSpec().commandLine(),
					"Write options after " + parsed.subcommand().commandSpec().name());
		}
		return new CommandLine.RunLast().execute(parsed);
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
