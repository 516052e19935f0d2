package cl.gremio.web.security;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Takes the key from the headers of a request. */
class KeyConverter implements AuthenticationConverter {

	/** The header for programs that can't set {@code Authorization}. */
	static final String API_KEY = "X-API-Key";

	private static final String BEARER = "bearer ";

	@Override
	public @Nullable CallerAuthentication convert(HttpServletRequest request) {
		List<String> keys = new ArrayList<>(Collections.list(request.getHeaders(API_KEY)));
		for (String value : Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION))) {
			if (value.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
				keys.add(value.substring(BEARER.length()));
			}
		}
		Set<String> distinct = Set.copyOf(keys.stream().map(String::strip).toList());
		if (distinct.size() > 1) {
			throw new BadCredentialsException("The request brings several keys.");
		}
		return distinct.stream().findFirst().map(CallerAuthentication::unauthenticated).orElse(null);
	}

}
