package cl.gremio.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A document of the interfaces, with its schemas. */
public final class ApiDocument {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ID = "https://gremio.cl/document";

	private final JsonNode root;

	private final SchemaRegistry schemas;

	private ApiDocument(JsonNode root) {
		this.root = root;
		String text = root.toString();
		this.schemas = SchemaRegistry.withDefaultDialect(dialect(root),
				(registry) -> registry.schemas((iri) -> iri.equals(ID) ? text : null));
	}

	/** What stands in the document around its schemas is no keyword of a schema. */
	private static Dialect dialect(JsonNode root) {
		return Dialect.builder(Dialects.getOpenApi31())
			.keywords(root.propertyNames().stream().map(NonValidationKeyword::new).toList())
			.build();
	}

	public static ApiDocument openApi() {
		return ofClassPath("openapi.yaml");
	}

	public static ApiDocument asyncApi() {
		return ofClassPath("asyncapi.yaml");
	}

	private static ApiDocument ofClassPath(String name) {
		try {
			return of(new ClassPathResource("cl/gremio/web/interfaces/" + name).getContentAsString(UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The document of a text in YAML. */
	public static ApiDocument of(String text) {
		return new ApiDocument(JSON.valueToTree(new Yaml().load(text)));
	}

	public JsonNode root() {
		return this.root;
	}

	/**
	 * The node itself, or the node that its {@code $ref} points to, also as the only
	 * {@code allOf}.
	 */
	public JsonNode resolve(JsonNode node) {
		if (node.path("allOf").size() == 1) {
			return resolve(node.path("allOf").get(0));
		}
		return node.has("$ref") ? resolve(at(node.path("$ref").asString().substring(1))) : node;
	}

	/** The node that a JSON pointer points to. */
	public JsonNode at(String pointer) {
		JsonNode found = this.root.at(pointer);
		if (found.isMissingNode()) {
			throw new AssertionError("The document has no " + pointer);
		}
		return found;
	}

	/** Whether the document has a node that a JSON pointer points to. */
	boolean has(String pointer) {
		return !this.root.at(pointer).isMissingNode();
	}

	/**
	 * What a value has that the schema at a pointer does not allow.
	 * @param pointer a JSON pointer into the document
	 */
	public List<String> violations(String pointer, JsonNode value) {
		at(pointer);
		return this.schemas.getSchema(SchemaLocation.of(ID + "#" + pointer.replace("{", "%7B").replace("}", "%7D")))
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Error::toString)
			.toList();
	}

	/** A step of a JSON pointer. */
	public static String step(String name) {
		return "/" + name.replace("~", "~0").replace("/", "~1");
	}

	/** The pointer itself, or the pointer that the {@code $ref} of its node holds. */
	public String follow(String pointer) {
		JsonNode node = at(pointer);
		return node.has("$ref") ? node.path("$ref").asString().substring(1) : pointer;
	}

	/** Every {@code $ref} of the document. */
	public List<String> references() {
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
	public Optional<String> pathOf(String path) {
		Collection<String> paths = this.root.path("paths").propertyNames();
		return paths.contains(path) ? Optional.of(path) : paths.stream()
			.filter((template) -> template.contains("{") && path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
			.findFirst();
	}

}
