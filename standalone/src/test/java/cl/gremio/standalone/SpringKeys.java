package cl.gremio.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that Spring Boot documents in the metadata of its modules. */
final class SpringKeys {

	private static final Set<String> ALL = read();

	private SpringKeys() {
	}

	static Set<String> all() {
		return ALL;
	}

	private static Set<String> read() {
		try {
			Set<String> keys = new TreeSet<>();
			for (URL metadata : Collections
				.list(SpringKeys.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream json = metadata.openStream()) {
					for (JsonNode property : new JsonMapper().readTree(json).path("properties")) {
						keys.add(property.path("name").asString());
					}
				}
			}
			return keys;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
