package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import cl.gremio.service.storage.FileErrors;
import org.jspecify.annotations.Nullable;

/**
 * Mode {@code keys} in the standalone: the file of the keys is in the data folder, and
 * the door gets a key of its own at each start.
 */
final class DoorKeys {

	static final String MODE = "gremio.security.mode";

	private static final String FILE = "gremio.security.keys-file";

	static final String KEY = "gremio.board.key";

	private DoorKeys() {
	}

	/** Whether callers need a key. */
	static boolean areNeeded(Options options) {
		String mode = setting(options, MODE);
		return mode != null && mode.toLowerCase(Locale.ROOT).equals("keys");
	}

	/**
	 * Adds the settings of mode {@code keys}.
	 * @throws StartupException if the file of the keys can't be used
	 */
	static Options prepare(Options options) {
		if (!areNeeded(options)) {
			return options;
		}
		Map<String, String> properties = new LinkedHashMap<>(options.properties());
		String configured = setting(options, FILE);
		KeysFile file = new KeysFile((configured != null) ? Path.of(configured) : options.data().resolve("keys.json"));
		properties.put(FILE, file.path().toString());
		if (setting(options, KEY) == null) {
			properties.put(KEY, replace(file));
		}
		return new Options(options.data(), options.bind(), options.ports(), properties);
	}

	/** Only the process that made the key knows it, so each start makes another. */
	private static String replace(KeysFile file) {
		String text = AccessKey.draw();
		AccessKey key = new AccessKey(AccessKey.DOOR, HexFormat.of().formatHex(AccessKey.hash(text)),
				Set.of(Role.ADMIN), Set.of(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
		try {
			file.change((keys) -> keys.without(AccessKey.DOOR).with(key));
			return text;
		}
		catch (IOException ex) {
			throw new StartupException("The file of the keys, " + file.path() + ", can't be used: "
					+ FileErrors.explain(ex).orElseGet(() -> String.valueOf(ex.getMessage())), ex);
		}
	}

	/** A setting on the command line, or in the environment, which all services read. */
	private static @Nullable String setting(Options options, String name) {
		String given = options.properties().getOrDefault(name, System.getProperty(name));
		String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
		return Stream.of(given, System.getenv(variable.replace("-", "")), System.getenv(variable.replace('-', '_')))
			.filter((value) -> value != null && !value.isBlank())
			.findFirst()
			.orElse(null);
	}

}
