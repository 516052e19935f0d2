package cl.gremio.standalone;

import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Flow;

import cl.gremio.model.wire.Text;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Holds the HTTP traffic of the tests against {@code openapi.yaml}: every answer, and the
 * body of every request that is answered by a 2xx.
 */
final class ApiTraffic {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNumberLength(Integer.MAX_VALUE)
				.maxNestingDepth(Integer.MAX_VALUE)
				.maxStringLength(Integer.MAX_VALUE)
				.build())
			.build())
		.build();

	/** The answers that any path may have, whatever its operations are. */
	private static final List<Integer> OF_ANY_PATH = List.of(403, 404, 405, 421);

	private ApiTraffic() {
	}

	/**
	 * Checks an answer.
	 * @return the answer
	 * @throws AssertionError if the document says otherwise
	 */
	static HttpResponse<String> checked(HttpResponse<String> answer) {
		List<String> violations = violations(answer);
		if (!violations.isEmpty()) {
			throw new AssertionError(answer + " is not as openapi.yaml says: " + violations + "\n" + answer.body());
		}
		return answer;
	}

	static List<String> violations(HttpResponse<String> answer) {
		Optional<String> path = DOCUMENT.pathOf(answer.request().uri().getPath());
		String method = answer.request().method().toLowerCase(Locale.ROOT);
		String operation = path.map((found) -> "/paths" + ApiDocument.step(found) + "/" + method).orElse("");
		boolean isDocumented = path.isPresent() && !DOCUMENT.root().at(operation).isMissingNode();
		if (!isDocumented) {
			return ofOtherPath(answer);
		}
		String response = operation + "/responses/" + answer.statusCode();
		if (DOCUMENT.root().at(response).isMissingNode()) {
			return OF_ANY_PATH.contains(answer.statusCode()) ? problem(answer)
					: List.of("there is no answer " + answer.statusCode());
		}
		List<String> violations = new ArrayList<>(ofContent(DOCUMENT.follow(response), type(answer), answer.body()));
		if (answer.statusCode() / 100 == 2
				&& answer.request().bodyPublisher().filter((body) -> body.contentLength() != 0).isPresent()) {
			violations.addAll(ofRequest(operation, answer.request()));
		}
		return violations;
	}

	/** A path that the document does not have is not there, or belongs to actuator. */
	private static List<String> ofOtherPath(HttpResponse<String> answer) {
		boolean isActuator = answer.request().uri().getPath().startsWith("/actuator");
		return (isActuator || answer.statusCode() < 400 || answer.body().isEmpty()) ? List.of() : problem(answer);
	}

	private static List<String> problem(HttpResponse<String> answer) {
		return type(answer).equals("application/problem+json")
				? DOCUMENT.violations("/components/schemas/Problem", JSON.readTree(answer.body()))
				: List.of("it is no problem detail");
	}

	private static List<String> ofContent(String response, String type, String body) {
		String content = response + "/content" + ApiDocument.step(type);
		if (DOCUMENT.root().at(content).isMissingNode()) {
			return List.of("there is no content " + type);
		}
		return type.endsWith("json") ? DOCUMENT.violations(content + "/schema", JSON.readTree(body)) : List.of();
	}

	private static List<String> ofRequest(String operation, HttpRequest request) {
		String type = request.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
		String schema = operation + "/requestBody/content" + ApiDocument.step(type) + "/schema";
		if (DOCUMENT.root().at(schema).isMissingNode()) {
			return List.of("there is no request of " + type);
		}
		String body = body(request);
		return switch (type) {
			case "application/json" -> DOCUMENT.violations(schema, trimmed(JSON.readTree(body)));
			case "application/x-www-form-urlencoded" -> DOCUMENT.violations(schema, trimmed(form(body)));
			default -> List.of();
		};
	}

	private static String type(HttpResponse<String> answer) {
		return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
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

	/** White space around a text is no part of it (contract: rules). */
	private static JsonNode trimmed(JsonNode node) {
		if (node.isString()) {
			return JSON.getNodeFactory().stringNode(Text.trim(node.asString()));
		}
		if (node instanceof ObjectNode object) {
			object.properties().forEach((field) -> field.setValue(trimmed(field.getValue())));
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, trimmed(array.get(i)));
			}
		}
		return node;
	}

	private static String body(HttpRequest request) {
		BodyCollector collector = new BodyCollector();
		request.bodyPublisher().orElseThrow().subscribe(collector);
		return collector.text.toString();
	}

	/** Collects the body of a request, which is in memory. */
	private static final class BodyCollector implements Flow.Subscriber<ByteBuffer> {

		private final StringBuilder text = new StringBuilder();

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(ByteBuffer bytes) {
			this.text.append(UTF_8.decode(bytes));
		}

		@Override
		public void onError(Throwable failure) {
			throw new IllegalStateException(failure);
		}

		@Override
		public void onComplete() {
			// The text is complete
		}

	}

}
