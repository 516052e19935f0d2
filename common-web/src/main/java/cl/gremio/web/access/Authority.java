package cl.gremio.web.access;

import java.util.Locale;

import org.apache.tomcat.util.http.parser.Host;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of a {@code Host} header or an origin.
 *
 * @param host in lower case; an IPv6 address has brackets
 * @param port 0 to 65535; {@code null} if none is named
 */
record Authority(String host, @Nullable Integer port) {

	private static final int MAX_PORT = 65_535;

	/** Parses an authority; {@code null} if the text is none. */
	static @Nullable Authority parse(String text) {
		try {
			int colon = Host.parse(text);
			String host = ((colon == -1) ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
			String port = (colon == -1) ? "" : text.substring(colon + 1);
			return host.isEmpty() ? null : new Authority(host, port.isEmpty() ? null : port(port));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static int port(String text) {
		int port = Integer.parseInt(text);
		if (port < 0 || port > MAX_PORT) {
			throw new IllegalArgumentException("No port: " + text);
		}
		return port;
	}

	/** The named port, or the scheme's default port. */
	int portUnder(String scheme) {
		return (this.port != null) ? this.port : "https".equals(scheme) ? 443 : 80;
	}

}
