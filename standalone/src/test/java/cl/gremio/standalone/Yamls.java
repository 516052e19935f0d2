package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;

/** Reads YAML files and the values in them. */
final class Yamls {

	private static final Path ROOT = Path.of("..");

	private Yamls() {
	}

	/** The documents in one of the project's files. */
	static List<Object> read(String file) throws IOException {
		List<Object> documents = new ArrayList<>();
		new Yaml().loadAll(Files.readString(ROOT.resolve(file))).forEach(documents::add);
		return documents;
	}

	/** The value at a path of keys. A number in the path is a place in a list. */
	@SuppressWarnings("unchecked")
	static <T> T at(Object node, Object... way) {
		Object there = node;
		for (Object step : way) {
			there = (step instanceof Integer place) ? ((List<Object>) there).get(place)
					: ((Map<String, Object>) there).get(step);
		}
		return (T) there;
	}

}
