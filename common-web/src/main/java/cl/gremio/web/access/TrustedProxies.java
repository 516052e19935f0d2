package cl.gremio.web.access;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import org.apache.catalina.connector.Request;
import org.apache.catalina.util.NetMaskSet;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.util.ForwardedHeaderUtils;
import org.springframework.web.util.UriComponents;

/** Reads {@code Forwarded} and {@code X-Forwarded-*} of configured proxies only. */
final class TrustedProxies {

	private final NetMaskSet addresses = new NetMaskSet();

	/**
	 * Sets the proxies.
	 * @param addresses IP addresses, or ranges such as {@code 10.0.0.0/8}
	 */
	TrustedProxies(List<String> addresses) {
		addresses.forEach((address) -> this.addresses.add(address.trim()));
	}

	/**
	 * Sets a request's scheme, host and port to those that a trusted proxy forwards.
	 * @return the forwarded host; {@code null} if no trusted proxy forwards one
	 * @throws IllegalArgumentException if the headers are malformed
	 * @throws IndexOutOfBoundsException from Spring, if a list in the headers is empty
	 */
	@Nullable Authority forwarded(Request request, @Nullable Authority host) {
		if (this.addresses.isEmpty() || !isTrusted(request.getRemoteAddr())) {
			return null;
		}
		URI asked = URI.create(request.getScheme() + "://" + ((host != null) ? host.host() : "localhost")
				+ ((host != null && host.port() != null) ? ":" + host.port() : ""));
		UriComponents meant = ForwardedHeaderUtils
			.adaptFromForwardedHeaders(asked, new ServletServerHttpRequest(request.getRequest()).getHeaders())
			.build();
		Authority authority = Authority.parse(meant.getHost() + ((meant.getPort() != -1) ? ":" + meant.getPort() : ""));
		Assert.isTrue(authority != null && meant.getScheme() != null, "Not a host");
		request.getCoyoteRequest().scheme().setString(meant.getScheme());
		request.setSecure("https".equals(meant.getScheme()));
		request.getCoyoteRequest().serverName().setString(authority.host());
		request.setServerPort(authority.portUnder(meant.getScheme()));
		return authority;
	}

	private boolean isTrusted(String address) {
		try {
			return this.addresses.contains(address);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
