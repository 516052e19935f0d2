package cl.gremio.tools.keys;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import cl.gremio.tools.CommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key, and prints it. Only the key's hash is kept. */
@Command(name = "new", description = "Makes a key and prints it, this once: only its hash is kept.")
final class NewKeyCommand extends KeysCommand {

	/** Names travel in headers and are printed in one line. */
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._@-]{0,98}[\\p{L}\\p{N}])?");

	@Parameters(paramLabel = "NAME", description = "who gets the key; stands in the events that the holder posts")
	private String name = "";

	@Option(names = "--role", paramLabel = "ROLE", required = true, arity = "1..*", converter = RoleConverter.class,
			description = "vendedor, agente, secretaria, lector, operador or admin; several add up")
	private List<Role> roles = List.of();

	@Option(names = "--plate", paramLabel = "PLATE", arity = "1..*",
			description = "the carts that a vendedor may report (default: every cart)")
	private List<String> plates = List.of();

	@Override
	void run(KeysFile file) throws IOException {
		if (!NAME.matcher(this.name).matches()) {
			throw wrong("NAME must be 1 to 100 letters, digits, blanks, dots, hyphens, at signs and underscores, "
					+ "and begin and end with a letter or digit");
		}
		if (this.name.equals(AccessKey.DOOR)) {
			throw wrong(AccessKey.DOOR + " is the name of the door's own key");
		}
		if (!this.plates.isEmpty() && !this.roles.contains(Role.VENDEDOR)) {
			throw wrong("--plate is for the role vendedor");
		}
		String text = AccessKey.draw();
		AccessKey key = new AccessKey(this.name, HexFormat.of().formatHex(AccessKey.hash(text)),
				EnumSet.copyOf(this.roles), Set.copyOf(this.plates), Instant.now().truncatedTo(ChronoUnit.SECONDS));
		file.change((keys) -> {
			if (keys.named(this.name).isPresent()) {
				throw new CommandException("There is a key of " + this.name + " already. Withdraw it with keys revoke");
			}
			return keys.with(key);
		});
		commandLine().getOut().println(text);
		commandLine().getErr().println("Give this key to " + this.name + " now: it can't be shown again.");
	}

}
