package cl.gremio.tools.keys;

import java.io.IOException;

import cl.gremio.model.security.KeysFile;
import cl.gremio.tools.CommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Withdraws a key. */
@Command(name = "revoke", description = "Withdraws the key of a name. Its open streams end within 5 seconds.")
final class RevokeKeyCommand extends KeysCommand {

	@Parameters(paramLabel = "NAME", description = "whose key is withdrawn")
	private String name = "";

	@Override
	void run(KeysFile file) throws IOException {
		file.change((keys) -> {
			if (keys.named(this.name).isEmpty()) {
				throw new CommandException("There is no key of " + this.name + ", see keys list");
			}
			return keys.without(this.name);
		});
	}

}
