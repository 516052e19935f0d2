package cl.gremio.web.list;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The link to the page that follows the one that a request asks for. It is relative, and
 * so right behind any proxy.
 */
final class NextPageLink {

	private static final Set<String> REPLACED = Set.of("limit", "after");

	private NextPageLink() {
	}

	static String link(HttpServletRequest request, int limit, String lastKey) {
		String query = Stream
			.concat(otherParameters(request), Stream.of("limit=" + limit, "after=" + UriUtils.encode(lastKey, UTF_8)))
			.collect(Collectors.joining("&"));
		return "<" + request.getRequestURI() + "?" + query + ">; rel=\"next\"";
	}

	/** The other parameters stay as they came, so that nothing is encoded twice. */
	private static Stream<String> otherParameters(HttpServletRequest request) {
		String query = request.getQueryString();
		return (query == null) ? Stream.empty() : Arrays.stream(query.split("&"))
			.filter((parameter) -> !parameter.isEmpty() && !REPLACED.contains(parameter.split("=", 2)[0]));
	}

}
