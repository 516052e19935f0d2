package cl.gremio.tools.keys;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cl.gremio.model.security.KeysFile;
import cl.gremio.tools.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code gremio keys}. */
@Command(name = "keys", subcommands = { NewKeyCommand.class, ListKeysCommand.class, RevokeKeyCommand.class },
		synopsisSubcommandLabel = "(new | list | revoke)",
		description = "Makes, lists and withdraws the keys of those who may call, where gremio.security.mode is keys.",
		footer = { "",
				"A change counts within 5 seconds, without a restart. The roles are in docs/operations/access.md. "
						+ "Exit code 0: done; 1: not done; 2: the command line is wrong." })
public final class KeysTool implements Runnable {

	private static final String FILE = "keys.json";

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT,
			description = "the folder with the file keys.json (default: the file that GREMIO_SECURITY_KEYSFILE names, "
					+ "else GREMIO_DATA_DIR, else .gremio in your home)")
	private @Nullable Path data;

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "this text")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "keys needs a command: new, list or revoke");
	}

	KeysFile file() {
		return new KeysFile((this.data != null) ? this.data.resolve(FILE) : configured(System.getenv()));
	}

	/** The file that the services of the same environment read. */
	static Path configured(Map<String, String> environment) {
		String file = environment.getOrDefault("GREMIO_SECURITY_KEYSFILE",
				environment.get("GREMIO_SECURITY_KEYS_FILE"));
		String folder = environment.get("GREMIO_DATA_DIR");
		if (file != null && !file.isBlank()) {
			return Path.of(file);
		}
		return ((folder != null && !folder.isBlank()) ? Path.of(folder) : home(environment)).resolve(FILE);
	}

	/** A JVM asks the system for the home, which may not know the user. */
	private static Path home(Map<String, String> environment) {
		return Stream.of(System.getProperty("user.home"), environment.get("HOME"))
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter(Path::isAbsolute)
			.findFirst()
			.orElseThrow(() -> new CommandException("You have no home: name the folder with --data"))
			.resolve(".gremio");
	}

}
