package cl.gremio.board.door;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.board.upstream.Upstream;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Finds the service of a request by its path and method. The patterns are those of the
 * services' controllers and match the same raw path, so no spelling of a path reaches
 * another route than it does at the service itself.
 */
public final class DoorRoutes {

	private DoorRoutes() {
	}

	/** The routes of all services, such as {@code GET /stock}. */
	public static Stream<String> names() {
		return Route.ALL.stream().map((route) -> route.method() + " " + route.path());
	}

	/**
	 * Routes all requests of the services.
	 * @param forwarding sends a request to its service
	 */
	static RouterFunction<ServerResponse> of(Function<Upstream, HandlerFunction<ServerResponse>> forwarding) {
		RouterFunctions.Builder door = GatewayRouterFunctions.route("door");
		Route.ALL.forEach((route) -> door.route(predicate(route), forwarding.apply(route.service())));
		Map<String, Set<HttpMethod>> methods = Route.ALL.stream()
			.collect(Collectors.groupingBy(Route::path, Collectors.mapping(Route::method, Collectors.toSet())));
		methods.forEach((path, known) -> door.route(RequestPredicates.path(path), refusal(known)));
		return door.build();
	}

	private static RequestPredicate predicate(Route route) {
		RequestPredicate method = route.method().equals(HttpMethod.GET)
				? RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD) : RequestPredicates.method(route.method());
		return method.and(RequestPredicates.path(route.path()));
	}

	/** Answers a method that no service takes at a known path. */
	private static HandlerFunction<ServerResponse> refusal(Set<HttpMethod> known) {
		return (request) -> {
			if (request.method().equals(HttpMethod.OPTIONS)) {
				return ServerResponse.ok().allow(withImplied(known)).build();
			}
			throw new HttpRequestMethodNotSupportedException(request.method().name(), names(known));
		};
	}

	private static Set<HttpMethod> withImplied(Set<HttpMethod> known) {
		Set<HttpMethod> all = new LinkedHashSet<>(known);
		if (known.contains(HttpMethod.GET)) {
			all.add(HttpMethod.HEAD);
		}
		all.add(HttpMethod.OPTIONS);
		return all;
	}

	private static Collection<String> names(Set<HttpMethod> methods) {
		return methods.stream().map(HttpMethod::name).sorted().toList();
	}

}
