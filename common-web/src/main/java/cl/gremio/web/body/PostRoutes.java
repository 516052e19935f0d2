package cl.gremio.web.body;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The routes that take a POST: only their requests have bodies that are read. */
public final class PostRoutes implements ReceivedBodies {

	private final Supplier<List<PathPattern>> patterns;

	/**
	 * Finds the routes of a service.
	 * @param mapping where the routes are registered; needed when the first body comes
	 */
	public PostRoutes(Supplier<RequestMappingHandlerMapping> mapping) {
		this.patterns = SingletonSupplier.of(() -> patternsOf(mapping.get()));
	}

	/** Takes the patterns of the routes' paths. */
	public PostRoutes(List<PathPattern> patterns) {
		this.patterns = () -> patterns;
	}

	private static List<PathPattern> patternsOf(RequestMappingHandlerMapping mapping) {
		return mapping.getHandlerMethods()
			.keySet()
			.stream()
			.filter((info) -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
			.map(RequestMappingInfo::getPathPatternsCondition)
			.flatMap((paths) -> paths.getPatterns().stream())
			.toList();
	}

	@Override
	public boolean test(HttpServletRequest request) {
		if (!"POST".equals(request.getMethod())) {
			return false;
		}
		PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
			.pathWithinApplication();
		return this.patterns.get().stream().anyMatch((pattern) -> pattern.matches(path));
	}

}
