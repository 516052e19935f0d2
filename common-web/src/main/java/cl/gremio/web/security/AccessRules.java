package cl.gremio.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.security.Role;
import cl.gremio.web.security.AccessRule.Kind;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPatternParser;

import static cl.gremio.model.security.Role.AGENTE;
import static cl.gremio.model.security.Role.LECTOR;
import static cl.gremio.model.security.Role.OPERADOR;
import static cl.gremio.model.security.Role.SECRETARIA;
import static cl.gremio.model.security.Role.VENDEDOR;

/**
 * The rules of all routes (contract: Security). A route without a rule is denied. Rules
 * about a body are in {@link BodyAuthorization}.
 */
final class AccessRules {

	private static final List<AccessRule> ROUTES = List.of(post("/new_member", SECRETARIA), post("/sales", VENDEDOR),
			post("/stock", VENDEDOR), post("/ubicacion", VENDEDOR, AGENTE), post("/captura", AGENTE),
			get("/listmemberpre", LECTOR, SECRETARIA), get("/listmembernopre", LECTOR, SECRETARIA),
			get("/members/{dni}", SECRETARIA), get("/ventadiaria", LECTOR),
			ofCart("/ventadiaria/{patente}", LECTOR, VENDEDOR), get("/ventadiaria/total", LECTOR, VENDEDOR),
			get("/ventadiaria/horas", LECTOR), get("/cierres", LECTOR), get("/cierres/{fecha}", LECTOR),
			get("/stock", LECTOR), get("/reposicion", LECTOR), get("/carritos", LECTOR),
			ofCart("/carritos/{patente}", LECTOR, VENDEDOR), get("/profugos", LECTOR, AGENTE), get("/live", LECTOR),
			get("/servicios", OPERADOR), get("/", OPERADOR));

	private static final List<String> DOCUMENTS = List.of("/openapi.yaml", "/asyncapi.yaml", "/insomnia.json");

	/** How a browser gets a session of the board. */
	private static final List<String> SESSIONS = List.of("/session", "/login", "/logout");

	private final List<AccessRule> rules = new ArrayList<>();

	/**
	 * Creates the rules of a service.
	 * @param actuator the path of the actuator
	 * @param routes the service's own routes that need no key
	 */
	AccessRules(String actuator, Stream<PublicRoutes> routes) {
		routes.flatMap((some) -> some.patterns().stream()).forEach((pattern) -> this.rules.add(open(pattern)));
		DOCUMENTS.forEach((pattern) -> this.rules.add(open(pattern)));
		SESSIONS.forEach((pattern) -> this.rules.add(open(pattern)));
		this.rules.add(open(actuator + "/health/**"));
		this.rules.add(rule("GET", actuator + "/**", Kind.ROLES, OPERADOR));
		this.rules.addAll(ROUTES);
		// What answers 404: Spring's path of errors, and files that do not exist
		this.rules.add(rule(null, "/error", Kind.ROLES));
		this.rules.add(rule("GET", "/webjars/**", Kind.ROLES));
		this.rules.add(rule("GET", "/**", Kind.ROLES));
	}

	private static AccessRule open(String pattern) {
		return rule(null, pattern, Kind.PUBLIC);
	}

	private static AccessRule get(String pattern, Role... roles) {
		return rule("GET", pattern, Kind.ROLES, roles);
	}

	private static AccessRule post(String pattern, Role... roles) {
		return rule("POST", pattern, Kind.ROLES, roles);
	}

	private static AccessRule ofCart(String pattern, Role... roles) {
		return rule("GET", pattern, Kind.OWN_CART_OF_A_VENDOR, roles);
	}

	private static AccessRule rule(@Nullable String method, String pattern, Kind kind, Role... roles) {
		return new AccessRule(method, PathPatternParser.defaultInstance.parse(pattern), List.of(roles), kind);
	}

	/**
	 * The rule of a route: of its method and of the pattern that its path has matched.
	 */
	Optional<AccessRule> find(String method, String pattern) {
		return this.rules.stream().filter((rule) -> rule.covers(pattern) && rule.isFor(method)).findFirst();
	}

	/** Whether a route has a rule for another method only. */
	boolean isOfOtherMethod(String pattern) {
		return this.rules.stream().anyMatch((rule) -> rule.covers(pattern));
	}

	/** Whether a request needs no key. It has not been routed yet. */
	boolean isPublic(HttpServletRequest request) {
		return this.rules.stream().anyMatch((rule) -> rule.isPublic() && rule.pattern().matches(path(request)));
	}

	/** The rule for a POST that has not been routed yet. */
	Optional<AccessRule> ofPost(HttpServletRequest request) {
		PathContainer path = path(request);
		return this.rules.stream()
			.filter((rule) -> (rule.isPublic() || "POST".equals(rule.method())) && rule.pattern().matches(path))
			.findFirst();
	}

	/** The path as routes match it: raw, so that no spelling of a path is another. */
	static PathContainer path(HttpServletRequest request) {
		return RequestPath.parse(request.getRequestURI(), request.getContextPath()).pathWithinApplication();
	}

}
