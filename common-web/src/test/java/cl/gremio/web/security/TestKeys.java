package cl.gremio.web.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;

/** A file of keys for a test. The text of a key follows from its name. */
class TestKeys {

	private final KeysFile file;

	TestKeys() {
		try {
			this.file = new KeysFile(Files.createTempDirectory("keys").resolve("keys.json"));
			this.file.change((keys) -> keys);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path path() {
		return this.file.path();
	}

	static String text(String name) {
		return AccessKey.PREFIX + name + "-".repeat(40 - name.length());
	}

	TestKeys add(String name, Set<Role> roles, String... plates) {
		return change(name, new AccessKey(name, HexFormat.of().formatHex(AccessKey.hash(text(name))), roles,
				Set.of(plates), Instant.EPOCH));
	}

	TestKeys withdraw(String name) {
		return change(name, null);
	}

	private TestKeys change(String name, AccessKey key) {
		try {
			this.file.change((keys) -> (key != null) ? keys.without(name).with(key) : keys.without(name));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
