package cl.gremio.web.interfaces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The version of the interfaces, and a line for each of their operations.
 *
 * @param version the version of gremio
 * @param lines the lines, by method and path
 */
record OpenApiSummary(String version, Map<String, String> lines) {

	/** Reads the summary of {@code openapi.yaml}. */
	@SuppressWarnings("unchecked")
	static OpenApiSummary read() {
		try (InputStream text = InterfaceDocuments.file("openapi.yaml").getInputStream()) {
			Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
			Map<String, String> lines = new HashMap<>();
			((Map<String, Map<String, Object>>) document.get("paths"))
				.forEach((path, item) -> item.forEach((key, value) -> {
					if (value instanceof Map<?, ?> operation && operation.get("summary") instanceof String summary) {
						lines.put(key.toUpperCase(Locale.ROOT) + " " + path, summary);
					}
				}));
			String version = ((Map<String, String>) document.get("info")).get("version");
			return new OpenApiSummary(version, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The line of an operation, or {@code null} if the document does not have it. */
	@Nullable String line(String method, String path) {
		return this.lines.get(method + " " + path);
	}

}
