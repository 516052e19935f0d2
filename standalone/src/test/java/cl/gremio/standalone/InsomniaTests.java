package cl.gremio.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cl.gremio.traffic.ApiDocument;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code insomnia.json} against {@code openapi.yaml}. */
class InsomniaTests {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	@Test
	void eachRouteHasARequest() {
		Set<String> requested = InsomniaRequest.all()
			.stream()
			.map((request) -> request.method() + " " + DOCUMENT.pathOf(request.path()).orElse(request.path()))
			.collect(Collectors.toSet());
		assertThat(requested).containsAll(OpenApiTests.routes().map(OpenApiTests.Operation::label).toList());
	}

	@Test
	void eachRequestGoesToARouteOfItsService() {
		Set<String> routes = OpenApiTests.operations()
			.map((operation) -> operation.port() + " " + operation.label())
			.collect(Collectors.toSet());
		assertThat(InsomniaRequest.all()).filteredOn((request) -> !request.path().startsWith("/actuator"))
			.allSatisfy((request) -> assertThat(routes).contains(request.service().defaultPort() + " "
					+ request.method() + " " + DOCUMENT.pathOf(request.path()).orElse(request.path())));
	}

	@Test
	void anEnvironmentIsForTheDoorAndOneForThePortsOfTheServices() {
		List<JsonNode> environments = InsomniaRequest.resources("environment");
		Set<String> services = Arrays.stream(Service.values())
			.map((service) -> service.label().replace('-', '_'))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(environments).extracting((environment) -> environment.path("name").asString())
			.containsExactly("Base Environment", "The door", "Eight ports");
		assertThat(new TreeSet<>(environments.get(1).path("data").propertyNames())).isEqualTo(services);
		assertThat(environments.get(1).path("data").values()).extracting(JsonNode::asString)
			.containsOnly("http://localhost:8080");
		Arrays.stream(Service.values())
			.forEach((service) -> assertThat(
					environments.get(2).path("data").path(service.label().replace('-', '_')).asString())
				.isEqualTo("http://localhost:" + service.defaultPort()));
	}

	@Test
	void eachResourceHasAnIdOfItsOwnAndAParent() {
		Set<String> ids = new TreeSet<>();
		for (String type : List.of("workspace", "environment", "request_group", "request")) {
			InsomniaRequest.resources(type).forEach((resource) -> {
				assertThat(ids.add(resource.path("_id").asString())).isTrue();
				assertThat(resource.path("parentId").isNull() || ids.contains(resource.path("parentId").asString()))
					.isTrue();
			});
		}
	}

}
