package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.traffic.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code openapi.yaml} against the routes of the code and against itself. */
class OpenApiTests {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

	@Test
	void itHasExactlyTheRoutesOfTheServices() {
		Set<String> documented = routes().map((operation) -> operation.port() + " " + operation.label())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(documented).isEqualTo(Routes.withPortAndMethod());
	}

	@Test
	void itHasTheRoutesThatEveryServiceHas() {
		assertThat(operations().filter(Operation::isOfEveryService).map(Operation::path)).containsExactlyInAnyOrder("/",
				"/openapi.yaml", "/asyncapi.yaml", "/insomnia.json", "/actuator/health", "/actuator/health/liveness",
				"/actuator/health/readiness", "/actuator/info", "/actuator/metrics", "/actuator/prometheus");
	}

	@Test
	void eachReferencePointsSomewhere() {
		assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy((reference) -> {
			assertThat(reference).startsWith("#/");
			DOCUMENT.at(reference.substring(1));
		});
	}

	@Test
	void eachComponentIsUsed() {
		Set<String> used = Set.copyOf(DOCUMENT.references());
		List<String> unused = new ArrayList<>();
		DOCUMENT.at("/components")
			.properties()
			.stream()
			.filter((kind) -> !kind.getKey().equals("securitySchemes"))
			.forEach((kind) -> kind.getValue()
				.propertyNames()
				.stream()
				.map((name) -> "#/components/" + kind.getKey() + "/" + name)
				.filter((reference) -> !used.contains(reference))
				.forEach(unused::add));
		assertThat(unused).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void eachOperationSaysWhatItIsForAndHasANameOfItsOwn(Operation operation) {
		JsonNode node = DOCUMENT.at(operation.pointer());
		assertThat(node.path("summary").asString("")).isNotBlank();
		assertThat(node.path("description").asString("")).isNotBlank();
		assertThat(operations().filter((other) -> other.id().equals(operation.id()))).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void eachExampleIsAsItsSchemaSays(Example example) {
		assertThat(DOCUMENT.violations(example.schema(), DOCUMENT.at(example.value()))).isEmpty();
	}

	@Test
	void aValueThatIsNotAsItsSchemaSaysIsNoticed() {
		JsonNode cart = DOCUMENT.at("/paths/~1carritos~1{patente}/get/responses/200/content/application~1json/example");
		assertThat(DOCUMENT.violations("/components/schemas/Cart", cart)).isEmpty();
		assertThat(DOCUMENT.violations("/components/schemas/Fugitive", cart)).isNotEmpty();
	}

	/** The example of a 202 is the answer to the request's example of the same name. */
	@ParameterizedTest
	@MethodSource("operations")
	void eachExampleOfAnAnswerBelongsToARequest(Operation operation) {
		JsonNode body = DOCUMENT.at(operation.pointer()).path("requestBody");
		Set<String> requests = new TreeSet<>();
		body.path("content").forEach((content) -> requests.addAll(content.path("examples").propertyNames()));
		DOCUMENT.at(operation.pointer())
			.path("responses")
			.properties()
			.forEach((response) -> DOCUMENT.resolve(response.getValue())
				.path("content")
				.forEach((content) -> content.path("examples").properties().forEach((example) -> {
					boolean hasOwnRequest = example.getValue().has("x-request");
					assertThat(hasOwnRequest || requests.contains(example.getKey())).as(example.getKey()).isTrue();
				})));
	}

	/** The operations of the services' own controllers. */
	static Stream<Operation> routes() {
		return operations().filter((operation) -> !operation.isOfEveryService());
	}

	static Stream<Operation> operations() {
		return DOCUMENT.root()
			.path("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.propertyNames()
				.stream()
				.filter(METHODS::contains)
				.map((method) -> new Operation(path.getKey(), method)));
	}

	static Stream<Example> examples() {
		return operations().flatMap((operation) -> {
			List<String> contents = new ArrayList<>();
			contents.add(operation.pointer() + "/requestBody/content");
			DOCUMENT.at(operation.pointer() + "/responses")
				.propertyNames()
				.forEach((status) -> contents
					.add(DOCUMENT.follow(operation.pointer() + "/responses/" + status) + "/content"));
			return contents.stream();
		}).distinct().flatMap(OpenApiTests::examplesOf);
	}

	private static Stream<Example> examplesOf(String contents) {
		return DOCUMENT.root().at(contents).propertyNames().stream().flatMap((type) -> {
			String content = contents + ApiDocument.step(type);
			Stream<String> named = DOCUMENT.at(content)
				.path("examples")
				.propertyNames()
				.stream()
				.map((name) -> content + "/examples/" + name + "/value");
			Stream<String> single = DOCUMENT.at(content).has("example") ? Stream.of(content + "/example")
					: Stream.empty();
			return Stream.concat(named, single).map((value) -> new Example(content + "/schema", value));
		});
	}

	/** An operation of the document. */
	record Operation(String path, String method) {

		String pointer() {
			return "/paths" + ApiDocument.step(this.path) + "/" + this.method;
		}

		String label() {
			return this.method.toUpperCase(Locale.ROOT) + " " + this.path;
		}

		String id() {
			return DOCUMENT.at(pointer()).path("operationId").asString("");
		}

		/** Whether every service has the route. */
		boolean isOfEveryService() {
			return DOCUMENT.at(pointer()).path("tags").get(0).asString().equals("service");
		}

		/** The port of the service itself. */
		int port() {
			JsonNode own = DOCUMENT.at(pointer()).path("x-service");
			JsonNode service = own.isMissingNode()
					? DOCUMENT.at("/paths" + ApiDocument.step(this.path)).path("x-service") : own;
			return service.path("port").asInt();
		}

	}

	/** The pointers to an example and its schema. */
	record Example(String schema, String value) {
	}

}
