package cl.gremio.web.list;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The {@code Link} to the next page of a list. The link is relative, so it is right
 * behind any proxy.
 */
final class NextPageLink {

	private NextPageLink() {
	}

	/** Keeps the other parameters as they came, so that none is encoded twice. */
	static String of(HttpServletRequest request, int limit, String lastKey) {
		String uri = ServletUriComponentsBuilder.fromRequest(request)
			.scheme(null)
			.host(null)
			.port(null)
			.replaceQueryParam("limit", limit)
			.replaceQueryParam("after", UriUtils.encode(lastKey, UTF_8))
			.build()
			.toUriString();
		return "<" + uri + ">; rel=\"next\"";
	}

}
