package cl.gremio.tools.keys;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.Keys;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import picocli.CommandLine.Command;

/** Lists the keys that count. The keys themselves are not known. */
@Command(name = "list", description = "Lists who has a key, with which roles, for which carts, and since when.")
final class ListKeysCommand extends KeysCommand {

	@Override
	void run(KeysFile file) throws IOException {
		PrintWriter out = commandLine().getOut();
		List<AccessKey> keys = file.read().map(Keys::keys).orElse(List.of());
		if (keys.isEmpty()) {
			out.println("There are no keys in " + file.path());
		}
		for (AccessKey key : keys) {
			out.printf(Locale.ROOT, "%-24s %-30s %-22s %s%n", key.name(),
					key.roles().stream().sorted().map(Role::wireName).collect(Collectors.joining(" ")), key.since(),
					String.join(" ", key.plates()));
		}
	}

}
