package cl.gremio.tools.keys;

import java.io.IOException;
import java.util.concurrent.Callable;

import cl.gremio.model.security.KeysFile;
import cl.gremio.tools.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the tool. A command works on one file of keys. */
abstract class KeysCommand implements Callable<Integer> {

	@ParentCommand
	private @Nullable KeysTool tool;

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Does the work.
	 * @throws IOException if the file can't be read or written
	 */
	abstract void run(KeysFile file) throws IOException;

	@Override
	public Integer call() {
		KeysFile file = this.tool.file();
		try {
			run(file);
			commandLine().getOut().flush();
			return CommandLine.ExitCode.OK;
		}
		catch (IOException ex) {
			throw new CommandException("The file of the keys, " + file.path() + ", can't be used: " + ex, ex);
		}
	}

	final CommandLine commandLine() {
		return this.spec.commandLine();
	}

	final ParameterException wrong(String line) {
		return new ParameterException(commandLine(), line);
	}

}
