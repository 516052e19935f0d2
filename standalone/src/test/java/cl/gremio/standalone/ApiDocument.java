package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document of the interfaces, with its schemas. */
final class ApiDocument {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String FOLDER = "common-web/src/main/resources/cl/gremio/web/interfaces/";

	private final String id;

	private final JsonNode root;

	private final SchemaRegistry schemas;

	private ApiDocument(String id, Object document) {
		this.id = id;
		this.root = JSON.valueToTree(document);
		String text = this.root.toString();
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(registry) -> registry.schemas((iri) -> iri.equals(this.id) ? text : null));
	}

	static ApiDocument openApi() {
		return read(FOLDER + "openapi.yaml");
	}

	static ApiDocument asyncApi() {
		return read(FOLDER + "asyncapi.yaml");
	}

	/** Reads one of the project's files. */
	static ApiDocument read(String file) {
		try {
			return new ApiDocument("https://gremio.cl/" + file, Yamls.read(file).get(0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The document of a text. */
	static ApiDocument of(String text) {
		return new ApiDocument("https://gremio.cl/document", new Yaml().load(text));
	}

	JsonNode root() {
		return this.root;
	}

	/** The node itself, or the node that its {@code $ref} points to. */
	JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? at(node.path("$ref").asString().substring(1)) : node;
	}

	/** The node that a JSON pointer points to. */
	JsonNode at(String pointer) {
		JsonNode found = this.root.at(pointer);
		if (found.isMissingNode()) {
			throw new AssertionError("Nothing is at " + pointer + " of " + this.id);
		}
		return found;
	}

	/**
	 * What a value has that the schema at a pointer does not allow.
	 * @param pointer a JSON pointer into the document
	 */
	List<String> violations(String pointer, JsonNode value) {
		at(pointer);
		return this.schemas
			.getSchema(SchemaLocation.of(this.id + "#" + pointer.replace("{", "%7B").replace("}", "%7D")))
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Error::toString)
			.toList();
	}

	/** A step of a JSON pointer. */
	static String step(String name) {
		return "/" + name.replace("~", "~0").replace("/", "~1");
	}

	/** The pointers to the nodes that a {@code $ref} follows: pointer by pointer. */
	String follow(String pointer) {
		JsonNode node = at(pointer);
		return node.has("$ref") ? node.path("$ref").asString().substring(1) : pointer;
	}

	/** Every {@code $ref} of the document. */
	List<String> references() {
		List<String> references = new ArrayList<>();
		collect(this.root, references);
		return references;
	}

	private static void collect(JsonNode node, List<String> references) {
		if (node.isObject() && node.path("$ref").isString()) {
			references.add(node.path("$ref").asString());
		}
		node.forEach((child) -> collect(child, references));
	}

	/** The path of the document that a request's path is an instance of. */
	Optional<String> pathOf(String path) {
		Collection<String> paths = this.root.path("paths").propertyNames();
		return paths.contains(path) ? Optional.of(path) : paths.stream()
			.filter((template) -> template.contains("{") && path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
			.findFirst();
	}

}
