package cl.gremio.board.door;

import java.util.Locale;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Chooses the headers of a service's answer that a client gets. The door has already
 * written those of CORS, in which {@code Vary} names {@code Origin}.
 */
class ResponseHeaders implements ResponseHttpHeadersFilter {

	@Override
	public HttpHeaders apply(HttpHeaders headers, ServerResponse response) {
		HttpHeaders passed = new HttpHeaders();
		headers.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (lower.equals("vary")) {
				passed.addAll(name, values.stream().filter((value) -> !isOfCors(value)).toList());
			}
			else if (!RequestHeaders.OF_A_CONNECTION.contains(lower)) {
				passed.addAll(name, values);
			}
		});
		return passed;
	}

	private static boolean isOfCors(String vary) {
		return vary.equals(HttpHeaders.ORIGIN) || vary.startsWith("Access-Control-");
	}

}
