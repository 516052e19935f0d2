package cl.gremio.web.interfaces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The documents of all services' interfaces, which each service serves. */
public final class InterfaceDocuments {

	static final String OPEN_API = "openapi.yaml";

	private static final Map<String, MediaType> TYPES = new LinkedHashMap<>();

	static {
		TYPES.put(OPEN_API, MediaType.APPLICATION_YAML);
		TYPES.put("asyncapi.yaml", MediaType.APPLICATION_YAML);
		TYPES.put("insomnia.json", MediaType.APPLICATION_JSON);
	}

	private InterfaceDocuments() {
	}

	/** The routes of the documents. */
	public static RouterFunction<ServerResponse> routes() {
		RouterFunctions.Builder routes = RouterFunctions.route();
		TYPES.forEach(
				(name, type) -> routes.route(RequestPredicates.GET("/" + name).or(RequestPredicates.HEAD("/" + name)),
						(request) -> ServerResponse.ok().contentType(type).body(file(name))));
		return routes.build();
	}

	/** The paths of the documents. */
	static List<String> paths() {
		return TYPES.keySet().stream().map((name) -> "/" + name).toList();
	}

	static ClassPathResource file(String name) {
		return new ClassPathResource("cl/gremio/web/interfaces/" + name);
	}

}
