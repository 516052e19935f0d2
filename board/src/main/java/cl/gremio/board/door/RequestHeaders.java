package cl.gremio.board.door;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import cl.gremio.web.security.CallerAuthentication;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Chooses the headers that a service gets. Headers of one connection end at the door (RFC
 * 9110, 7.6.1). So do those by which the door has judged where the request comes from: a
 * service would judge them by its own name and address, and no service trusts the door as
 * a proxy. Links are relative, so no service needs to know the door's name.
 */
class RequestHeaders implements RequestHttpHeadersFilter {

	static final Set<String> OF_A_CONNECTION = Set.of("connection", "keep-alive", "proxy-connection",
			"proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade");

	private static final Set<String> JUDGED_BY_THE_DOOR = Set.of("expect", "origin", "forwarded", "sec-fetch-site",
			"sec-fetch-mode", "sec-fetch-dest", "sec-fetch-user");

	/** A session ends at the door, as its cookie does. */
	private static final String CSRF_TOKEN = "X-CSRF-TOKEN";

	private static final String BY_PROXIES = "x-forwarded-";

	@Override
	public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
		Set<String> named = namedByConnection(headers);
		HttpHeaders passed = new HttpHeaders();
		headers.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!OF_A_CONNECTION.contains(lower) && !JUDGED_BY_THE_DOOR.contains(lower) && !lower.startsWith(BY_PROXIES)
					&& !named.contains(lower)) {
				passed.addAll(name, values);
			}
		});
		String type = request.servletRequest().getHeader(HttpHeaders.CONTENT_TYPE);
		if (type != null) {
			// Spring adds a charset to a form's type
			passed.set(HttpHeaders.CONTENT_TYPE, type);
		}
		passKey(request.servletRequest(), passed);
		return passed;
	}

	/** Where callers are known, a service gets the caller's key and no cookie. */
	private static void passKey(HttpServletRequest request, HttpHeaders passed) {
		CallerAuthentication caller = CallerAuthentication.of(request);
		String key = (caller != null) ? caller.getCredentials() : null;
		if (key != null) {
			passed.remove("X-API-Key");
			passed.remove(HttpHeaders.COOKIE);
			passed.remove(CSRF_TOKEN);
			passed.setBearerAuth(key);
		}
	}

	private static Set<String> namedByConnection(HttpHeaders headers) {
		Set<String> named = new HashSet<>();
		headers.getConnection().forEach((name) -> named.add(name.toLowerCase(Locale.ROOT)));
		// A body's length and type are the request's own, whatever a client says
		named.removeAll(Set.of("content-length", "content-type"));
		return named;
	}

}
