package cl.gremio.web.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cl.gremio.web.problem.ProblemCorsProcessor;
import cl.gremio.web.problem.ProblemJson;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;

/**
 * Refuses requests that another site's page makes a browser send. The valve comes first,
 * so it also sees the requests that Tomcat itself refuses. It reads no body.
 */
public class CrossOriginValve extends ValveBase {

	private final AllowedHosts hosts;

	private final AllowedOrigins origins;

	private final TrustedProxies proxies;

	private final Pattern health;

	private final CorsConfiguration cors = new CorsConfiguration();

	private final ProblemCorsProcessor corsProcessor = new ProblemCorsProcessor();

	/**
	 * Creates a valve.
	 * @param hosts further names of the service
	 * @param allowedOrigins the origins of other sites whose pages may call
	 * @param trustedProxies addresses of the proxies whose forwarded headers count
	 * @param environment holds the service's name and the path of its health endpoint,
	 * which answers under any name
	 */
	public CrossOriginValve(List<String> hosts, List<String> allowedOrigins, List<String> trustedProxies,
			Environment environment) {
		super(true);
		this.hosts = new AllowedHosts(environment.getProperty("spring.application.name", "localhost"),
				SingletonSupplier.of(() -> instanceNames(environment)), hosts);
		this.origins = new AllowedOrigins(allowedOrigins);
		this.proxies = new TrustedProxies(trustedProxies);
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		// Compared with the raw path: a decoded one might mean another resource
		this.health = Pattern
			.compile(Pattern.quote(actuator.replaceFirst("/$", "") + "/health") + "(/[A-Za-z0-9_-]+)*");
		// AllowedOrigins has decided about the origin before CORS headers are written
		this.cors.setAllowedOriginPatterns(List.of(CorsConfiguration.ALL));
		this.cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
		this.cors.addAllowedHeader(CorsConfiguration.ALL);
		this.cors.setExposedHeaders(List.of(HttpHeaders.LINK, HttpHeaders.RETRY_AFTER));
	}

	/** The name of the machine or container, and that of the instance if it has one. */
	private static List<String> instanceNames(Environment environment) {
		return Stream.of(environment.getProperty("gremio.instance-id"), machineName())
			.filter(Objects::nonNull)
			.toList();
	}

	private static @Nullable String machineName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsync() || isAllowed(request, response)) {
			getNext().invoke(request, response);
		}
	}

	/** Answers a request that may not go on. */
	private boolean isAllowed(Request request, Response response) throws IOException {
		ProblemDetail problem = refusal(request, response.isError());
		// Tomcat suspends the response to a request that it will refuse itself
		boolean suspended = response.isSuspended();
		response.setSuspended(false);
		if (problem != null) {
			ProblemJson.of(problem).sendTo(response.getResponse());
			return false;
		}
		HttpServletRequest facade = request.getRequest();
		boolean allowed = this.corsProcessor.processRequest(this.cors, facade, response.getResponse());
		response.setSuspended(suspended);
		return allowed && (suspended || !CorsUtils.isPreFlightRequest(facade));
	}

	private @Nullable ProblemDetail refusal(Request request, boolean malformed) {
		List<String> hosts = Collections.list(request.getHeaders(HttpHeaders.HOST));
		Authority host = (hosts.size() == 1) ? Authority.parse(hosts.get(0)) : null;
		if (host == null && !hosts.isEmpty() && !isHealth(request)) {
			boolean answered = malformed && !hosts.get(0).isEmpty();
			return answered ? null : unknownHost();
		}
		try {
			Authority forwarded = this.proxies.forwarded(request, host);
			if (!isHealth(request) && !(isKnown(host) && isKnown(forwarded))) {
				return unknownHost();
			}
			return crossSite(request, (forwarded != null) ? forwarded : host);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return problem(HttpStatus.BAD_REQUEST, "The forwarded headers are malformed.");
		}
	}

	private static ProblemDetail unknownHost() {
		return problem(HttpStatus.MISDIRECTED_REQUEST,
				"This service does not go by the name in the Host header. If it should, add the name to gremio.http.hosts.");
	}

	private static ProblemDetail problem(HttpStatus status, String detail) {
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

	private boolean isHealth(Request request) {
		return request.getRequestURI() != null && this.health.matcher(request.getRequestURI()).matches();
	}

	/** A request without a host, as in HTTP/1.0, comes from no page. */
	private boolean isKnown(@Nullable Authority host) {
		return host == null || this.hosts.include(host.host());
	}

	private @Nullable ProblemDetail crossSite(Request request, @Nullable Authority host) {
		List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
		if (origins.isEmpty()) {
			return (isOf(request, "Sec-Fetch-Site", "cross-site") && !isNavigation(request))
					? problem(HttpStatus.FORBIDDEN, "Another site's page may link to this address, but not use it.")
					: null;
		}
		boolean allowed = origins.size() == 1 && this.origins.allows(origins.get(0), request.getScheme(), host);
		return allowed ? null : problem(HttpStatus.FORBIDDEN,
				"Pages of this origin may not call. If they should, add the origin to gremio.http.cors.allowed-origins.");
	}

	/** Whether a user follows a link, and the page is not a frame or embedded. */
	private static boolean isNavigation(Request request) {
		return "GET".equals(request.getMethod()) && isOf(request, "Sec-Fetch-Mode", "navigate")
				&& (request.getHeader("Sec-Fetch-Dest") == null || isOf(request, "Sec-Fetch-Dest", "document"));
	}

	private static boolean isOf(Request request, String header, String value) {
		return Collections.list(request.getHeaders(header)).stream().anyMatch(value::equalsIgnoreCase);
	}

}
