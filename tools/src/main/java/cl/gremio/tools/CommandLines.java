package cl.gremio.tools;

import java.util.List;

import cl.gremio.model.wire.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Sets up every command line of gremio. An error is one line, with a suggestion for a
 * misspelled word. Exit code 2 means a wrong command line. Exit code 1 means a failed
 * command.
 */
public final class CommandLines {

	private static final int MESSAGE_CHARS = 500;

	private CommandLines() {
	}

	/** Sets up a command line, after the caller has added all subcommands. */
	public static CommandLine configure(CommandLine commandLine) {
		return commandLine.setExpandAtFiles(false)
			// keys is a command, and a value of --security
			.setAllowSubcommandsAsOptionParameters(true)
			.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
			.setUsageHelpWidth(110)
			.setUsageHelpLongOptionsMaxWidth(32)
			.registerConverter(String.class, CommandLines::notBlank)
			.setParameterExceptionHandler((ex, args) -> {
				fail(ex.getCommandLine(), message(ex));
				return CommandLine.ExitCode.USAGE;
			})
			.setExecutionExceptionHandler((ex, failed, parsed) -> {
				if (!(ex instanceof CommandException)) {
					throw ex;
				}
				fail(failed, ex.getMessage());
				return CommandLine.ExitCode.SOFTWARE;
			});
	}

	/** Prints an error after the results so far. */
	public static void fail(CommandLine commandLine, String message) {
		commandLine.getOut().flush();
		commandLine.getErr().println("gremio: " + OneLine.of(message, MESSAGE_CHARS));
		commandLine.getErr().flush();
	}

	private static String message(ParameterException ex) {
		if (!(ex instanceof UnmatchedArgumentException unmatched)) {
			return ex.getMessage();
		}
		String name = unmatched.getUnmatched().get(0).replaceFirst("(?s)=.*", "");
		boolean option = name.startsWith("-");
		boolean command = !option && !ex.getCommandLine().getSubcommands().isEmpty();
		List<String> suggestions = unmatched.getSuggestions();
		return "Unknown " + (option ? "option " : command ? "command " : "argument ") + name
				+ ((command || option) && !suggestions.isEmpty()
						? " (did you mean " + suggestions.get(0) + "? --help lists all)" : " (--help lists all)");
	}

	/** Refuses a value without characters, as in {@code --data=}. */
	public static String notBlank(String value) {
		if (value.isBlank()) {
			throw new TypeConversionException("it needs a value");
		}
		return value;
	}

}
