package cl.gremio.web.security;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.model.security.Role;
import cl.gremio.web.security.AccessTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks each route of {@code openapi.yaml} as each caller, by every method, in mode
 * {@code keys}. The expected answers are in {@code access.txt}.
 */
@SpringBootTest(classes = MatrixApplication.class, properties = "gremio.security.mode=keys")
@AutoConfigureMockMvc
class AccessMatrixTests {

	private static final TestKeys KEYS = new TestKeys().add("own", Set.of(Role.VENDEDOR), "ab 12-34");

	static {
		EnumSet.allOf(Role.class).forEach((role) -> KEYS.add(role.wireName(), Set.of(role)));
	}

	@Autowired
	MockMvc mvc;

	@DynamicPropertySource
	static void keysFile(DynamicPropertyRegistry registry) {
		registry.add("gremio.security.keys-file", KEYS::path);
	}

	static List<Row> rows() {
		return AccessTable.rows();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void eachCallerGetsTheAnswerOfTheTable(Row row) throws Exception {
		for (String caller : AccessTable.CALLERS) {
			assertThat(statusOf(row.request(), caller)).as("%s as %s", row, caller)
				.isEqualTo(row.answers().get(caller));
			if (row.method().equals("GET")) {
				assertThat(statusOf("HEAD", row.path(), caller)).as("HEAD of %s as %s", row, caller)
					.isEqualTo(row.answers().get(caller));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("rows")
	void otherMethodsAreRefusedAfterTheCallerIsKnown(Row row) throws Exception {
		Set<String> documented = AccessTable.routes()
			.entrySet()
			.stream()
			.filter((route) -> row.isOf(row.method(), route.getKey()))
			.findFirst()
			.orElseThrow()
			.getValue();
		for (String method : AccessTable.METHODS) {
			boolean isForgotten = method.equals("POST") && row.path().equals("/carritos");
			if (documented.contains(method) || method.equals("HEAD") || method.equals("OPTIONS") || isForgotten) {
				continue;
			}
			for (String caller : AccessTable.CALLERS) {
				boolean isUnknown = caller.equals("nobody") && !isPublic(row.path());
				assertThat(statusOf(method, row.path(), caller)).as("%s %s as %s", method, row.path(), caller)
					.isEqualTo(isUnknown ? 401 : 405);
			}
		}
	}

	private static boolean isPublic(String path) {
		return AccessTable.rows().stream().anyMatch((row) -> row.path().equals(path) && row.isPublic());
	}

	@Test
	void eachRouteOfTheDocumentIsInTheTableAndTheOtherWayAround() {
		List<Row> rows = AccessTable.rows();
		AccessTable.routes()
			.forEach((path, methods) -> methods.forEach(
					(method) -> assertThat(rows).as("%s %s", method, path).anyMatch((row) -> row.isOf(method, path))));
		assertThat(rows).allMatch((row) -> AccessTable.routes()
			.entrySet()
			.stream()
			.anyMatch((route) -> route.getValue().contains(row.method()) && row.isOf(row.method(), route.getKey())));
	}

	@Test
	void aRouteWithoutARuleIsDeniedToEverybody() throws Exception {
		assertThat(statusOf("GET", "/sin-regla", "nobody")).isEqualTo(401);
		assertThat(statusOf("GET", "/sin-regla", "admin")).isEqualTo(403);
		assertThat(statusOf("POST", "/carritos", "admin")).isEqualTo(403);
	}

	@Test
	void eachRouteOfTheDocumentHasARuleOfItsOwn() {
		AccessRules rules = new AccessRules("/actuator", Stream.empty());
		AccessTable.routes()
			.forEach((path, methods) -> methods
				.forEach((method) -> assertThat(rules.find(method, path)).as("The rule of %s %s", method, path)
					.isPresent()));
	}

	@Test
	void theDocumentNamesTheRolesOfTheRules() {
		AccessRules rules = new AccessRules("/actuator", Stream.empty());
		AccessTable.routes().forEach((path, methods) -> methods.forEach((method) -> {
			AccessRule rule = rules.find(method, path).orElseThrow();
			assertThat(AccessTable.documentedRoles(method, path)).as("%s %s", method, path)
				.containsExactlyInAnyOrderElementsOf(rule.roles().stream().map(Role::wireName).toList());
		}));
	}

	private int statusOf(String method, String path, String caller) throws Exception {
		return statusOf(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path)), caller);
	}

	private int statusOf(MockHttpServletRequestBuilder request, String caller) throws Exception {
		if (!caller.equals("nobody")) {
			request.header("X-API-Key", TestKeys.text(caller));
		}
		return this.mvc.perform(request).andReturn().getResponse().getStatus();
	}

}
