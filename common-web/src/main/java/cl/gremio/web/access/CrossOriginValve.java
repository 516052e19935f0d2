package cl.gremio.web.access;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import cl.gremio.web.problem.ProblemJson;
import cl.gremio.web.problem.ProblemCorsProcessor;
import cl.gremio.web.problem.RefusalProblems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;

/**
 * Keeps other sites' pages out, before anything else looks at a request: whatever Tomcat
 * answers passes here first, also what it refuses itself. Bodies are not read for it.
 */
public class CrossOriginValve extends ValveBase {

	private final AllowedHosts hosts;

	private final AllowedOrigins origins;

	private final TrustedProxies proxies;

	private final Pattern health;

	private final CorsConfiguration cors = new CorsConfiguration();

	private final ProblemCorsProcessor corsProcessor = new ProblemCorsProcessor();

	/**
	 * Creates one.
	 * @param health the path of the health endpoint, which answers under any name
	 */
	CrossOriginValve(AllowedHosts hosts, AllowedOrigins origins, TrustedProxies proxies, String health) {
		super(true);
		this.hosts = hosts;
		this.origins = origins;
		this.proxies = proxies;
		// As it is, without anything that a later reader might take for another path
		this.health = Pattern.compile(Pattern.quote(health) + "(/[A-Za-z0-9_-]+)*");
		// Which origins may is decided before
		this.cors.setAllowedOriginPatterns(List.of(CorsConfiguration.ALL));
		this.cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
		this.cors.addAllowedHeader(CorsConfiguration.ALL);
		this.cors.setExposedHeaders(List.of(HttpHeaders.LINK, HttpHeaders.RETRY_AFTER));
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsync() || isAllowed(request, response)) {
			getNext().invoke(request, response);
		}
	}

	/** Whether a request may go on; if not, it has been answered. */
	private boolean isAllowed(Request request, Response response) throws IOException {
		ProblemDetail problem = refusal(request, response.isError());
		// What Tomcat has refused it keeps for its own answer
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
			return answered ? null : RefusalProblems.unknownHost();
		}
		try {
			Authority forwarded = this.proxies.forwarded(request, host);
			if (!isHealth(request) && !(isKnown(host) && isKnown(forwarded))) {
				return RefusalProblems.unknownHost();
			}
			return crossSite(request, (forwarded != null) ? forwarded : host);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The forwarded headers are malformed.");
		}
	}

	private boolean isHealth(Request request) {
		return request.getRequestURI() != null && this.health.matcher(request.getRequestURI()).matches();
	}

	/** Without a name, as in HTTP/1.0, no page can be behind it. */
	private boolean isKnown(@Nullable Authority host) {
		return host == null || this.hosts.include(host.host());
	}

	private @Nullable ProblemDetail crossSite(Request request, @Nullable Authority host) {
		List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
		if (origins.isEmpty()) {
			return (isOf(request, "Sec-Fetch-Site", "cross-site") && !isNavigation(request))
					? RefusalProblems.crossSite() : null;
		}
		boolean allowed = origins.size() == 1 && this.origins.allows(origins.get(0), request.getScheme(), host);
		return allowed ? null : RefusalProblems.foreignOrigin();
	}

	/** A link that somebody follows; not a frame or an embedded object. */
	private static boolean isNavigation(Request request) {
		return "GET".equals(request.getMethod()) && isOf(request, "Sec-Fetch-Mode", "navigate")
				&& (request.getHeader("Sec-Fetch-Dest") == null || isOf(request, "Sec-Fetch-Dest", "document"));
	}

	private static boolean isOf(Request request, String header, String value) {
		return Collections.list(request.getHeaders(header)).stream().anyMatch(value::equalsIgnoreCase);
	}

}
