package cl.gremio.web.connector;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers 404 to a path below that of the health endpoint which names no part of the
 * health. Spring Boot does so for the first name only, and fails at the others.
 */
public class HealthPathInterceptor implements HandlerInterceptor {

	private static final String BELOW_HEALTH = "/health/**";

	private final ObjectProvider<HealthContributorRegistry> parts;

	private final ObjectProvider<HealthEndpointGroups> groups;

	/** Creates an interceptor for a service, with its health or without. */
	public HealthPathInterceptor(ObjectProvider<HealthContributorRegistry> parts,
			ObjectProvider<HealthEndpointGroups> groups) {
		this.parts = parts;
		this.groups = groups;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws NoResourceFoundException {
		String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		if (pattern.endsWith(BELOW_HEALTH) && !isPart(names(request, pattern))) {
			throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(),
					"health");
		}
		return true;
	}

	private static List<String> names(HttpServletRequest request, String pattern) {
		long above = PathContainer.parsePath(pattern)
			.elements()
			.stream()
			.filter(PathContainer.PathSegment.class::isInstance)
			.count() - 1;
		return ServletRequestPathUtils.getParsedRequestPath(request)
			.pathWithinApplication()
			.elements()
			.stream()
			.filter(PathContainer.PathSegment.class::isInstance)
			.map((segment) -> ((PathContainer.PathSegment) segment).valueToMatch())
			.skip(above)
			.toList();
	}

	private boolean isPart(List<String> names) {
		boolean isGroup = !names.isEmpty() && this.groups.getObject().get(names.get(0)) != null;
		List<String> parts = isGroup ? names.subList(1, names.size()) : names;
		HealthContributors within = this.parts.getObject();
		for (int i = 0; i < parts.size(); i++) {
			HealthContributor part = (within != null) ? within.getContributor(parts.get(i)) : null;
			if (part == null) {
				return false;
			}
			within = (part instanceof CompositeHealthContributor composite) ? composite : null;
		}
		return true;
	}

}
