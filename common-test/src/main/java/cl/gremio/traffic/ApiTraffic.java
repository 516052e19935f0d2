package cl.gremio.traffic;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import cl.gremio.model.wire.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Holds HTTP traffic against {@code openapi.yaml}: every answer, and the body of every
 * request that is answered by a 2xx.
 */
public final class ApiTraffic {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNumberLength(Integer.MAX_VALUE)
				.maxNestingDepth(Integer.MAX_VALUE)
				.maxStringLength(Integer.MAX_VALUE)
				.build())
			.build())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	/** The client has the answer already. */
	private static final int NOT_MODIFIED = 304;

	private static final Set<String> TEXT_FIELDS = textFields();

	/**
	 * The answers that any path may have, whatever its operations are. A key in an
	 * address is a 400.
	 */
	private static final List<Integer> OF_ANY_PATH = List.of(400, 401, 403, 404, 405, 421);

	private ApiTraffic() {
	}

	/** What a request and its answer have that the document does not allow. */
	public static List<String> violations(Exchange exchange) {
		try {
			return check(exchange);
		}
		catch (JacksonException ex) {
			return List.of("it is no JSON: " + ex.getMessage());
		}
	}

	private static List<String> check(Exchange exchange) {
		if (exchange.status() == NOT_MODIFIED) {
			return List.of();
		}
		Optional<String> path = DOCUMENT.pathOf(exchange.path());
		String method = exchange.method().toLowerCase(Locale.ROOT);
		String operation = path.map((found) -> "/paths" + ApiDocument.step(found) + "/" + method).orElse("");
		if (path.isEmpty() || !DOCUMENT.has(operation)) {
			return ofOtherPath(exchange);
		}
		String response = operation + "/responses/" + exchange.status();
		if (!DOCUMENT.has(response)) {
			return OF_ANY_PATH.contains(exchange.status()) ? problem(exchange)
					: List.of("there is no answer " + exchange.status());
		}
		List<String> violations = new ArrayList<>(ofContent(DOCUMENT.follow(response), exchange));
		byte[] request = exchange.request();
		if (exchange.status() / 100 == 2 && request != null && request.length > 0) {
			violations.addAll(ofRequest(operation, exchange));
		}
		return violations;
	}

	/** A path that the document does not have is not there, or belongs to actuator. */
	private static List<String> ofOtherPath(Exchange exchange) {
		boolean isActuator = exchange.path().startsWith("/actuator");
		return (isActuator || exchange.status() < 400 || isEmpty(exchange.response())) ? List.of() : problem(exchange);
	}

	private static boolean isEmpty(byte @Nullable [] body) {
		return body != null && body.length == 0;
	}

	private static List<String> problem(Exchange exchange) {
		if (!exchange.responseMediaType().equals("application/problem+json")) {
			return List.of("it is no problem detail");
		}
		return ofJson("/components/schemas/Problem", exchange.response());
	}

	private static List<String> ofContent(String response, Exchange exchange) {
		String type = exchange.responseMediaType();
		String content = response + "/content" + ApiDocument.step(type);
		if (!DOCUMENT.has(content)) {
			return List.of("there is no content " + type);
		}
		return type.endsWith("json") ? ofJson(content + "/schema", exchange.response()) : List.of();
	}

	private static List<String> ofJson(String schema, byte @Nullable [] body) {
		return (body != null) ? DOCUMENT.violations(schema, JSON.readTree(body)) : List.of();
	}

	private static List<String> ofRequest(String operation, Exchange exchange) {
		String type = exchange.requestMediaType();
		String content = operation + "/requestBody/content";
		if (!DOCUMENT.has(content + ApiDocument.step(type))) {
			return List.of("there is no request of " + type);
		}
		String schema = content + ApiDocument.step(type) + "/schema";
		return switch (type) {
			case "application/json" -> DOCUMENT.violations(schema, asRead(JSON.readTree(exchange.requestText())));
			case "application/x-www-form-urlencoded" ->
				DOCUMENT.violations(schema, asRead(form(exchange.requestText())));
			default -> List.of();
		};
	}

	private static JsonNode form(String body) {
		ObjectNode fields = JSON.createObjectNode();
		for (String field : body.split("&")) {
			String[] parts = field.split("=", 2);
			fields.put(URLDecoder.decode(parts[0], UTF_8),
					(parts.length > 1) ? URLDecoder.decode(parts[1], UTF_8) : "");
		}
		return fields;
	}

	/** The fields of requests that are text. */
	private static Set<String> textFields() {
		return DOCUMENT.at("/components/schemas")
			.properties()
			.stream()
			.filter((schema) -> schema.getKey().endsWith("Request"))
			.flatMap((schema) -> schema.getValue().path("properties").properties().stream())
			.filter((field) -> DOCUMENT.resolve(field.getValue()).path("type").asString("").equals("string"))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** A text is read without white space around it, and a number as its digits. */
	private static JsonNode asRead(JsonNode node) {
		if (node.isString()) {
			return JSON.getNodeFactory().stringNode(Text.trim(node.asString()));
		}
		if (node instanceof ObjectNode object) {
			object.properties().forEach((field) -> {
				boolean isNumberForText = field.getValue().isNumber() && TEXT_FIELDS.contains(field.getKey());
				field.setValue(isNumberForText ? JSON.getNodeFactory().stringNode(field.getValue().asString())
						: asRead(field.getValue()));
			});
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, asRead(array.get(i)));
			}
		}
		return node;
	}

}
