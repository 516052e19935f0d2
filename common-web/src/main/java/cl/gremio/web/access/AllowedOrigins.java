package cl.gremio.web.access;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/** The origins whose pages may call a service. */
final class AllowedOrigins {

	private static final Pattern WEB = Pattern.compile("(https?)://([^/?#@]+)");

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final CorsConfiguration configured = new CorsConfiguration();

	/**
	 * Allows the service's own origin, this machine's and configured ones.
	 * @param allowed configured origins; {@code *} for all
	 */
	AllowedOrigins(List<String> allowed) {
		this.configured.setAllowedOrigins(allowed);
	}

	/**
	 * Whether pages of an origin may call.
	 * @param scheme the request's scheme
	 * @param host the request's host; {@code null} if the request names none
	 */
	boolean allows(String origin, String scheme, @Nullable Authority host) {
		if (this.configured.checkOrigin(origin) != null) {
			return true;
		}
		Matcher web = WEB.matcher(origin);
		Authority page = web.matches() ? Authority.parse(web.group(2)) : null;
		return page != null && (THIS_MACHINE.contains(page.host()) || (host != null && scheme.equals(web.group(1))
				&& page.host().equals(host.host()) && page.portUnder(scheme) == host.portUnder(scheme)));
	}

}
