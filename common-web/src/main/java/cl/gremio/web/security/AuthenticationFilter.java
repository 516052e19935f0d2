package cl.gremio.web.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds out who sends a request, before the request is routed and its body is read. In
 * mode {@code open} that is anybody. In mode {@code keys} it refuses a request without a
 * key, unless the path is public.
 */
class AuthenticationFilter implements Filter {

	private final boolean needsKeys;

	private final AccessRules rules;

	private final List<AuthenticationConverter> converters = new ArrayList<>();

	private final AuthenticationManager manager;

	private final AuthenticationEntryPoint entryPoint = new SecurityProblems();

	/**
	 * Creates a filter.
	 * @param others where a key may come from if no header brings one
	 */
	AuthenticationFilter(boolean needsKeys, AccessRules rules, AuthenticationManager manager,
			List<AuthenticationConverter> others) {
		this.needsKeys = needsKeys;
		this.rules = rules;
		this.manager = manager;
		this.converters.add(new KeyConverter());
		this.converters.addAll(others);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!this.needsKeys) {
			CallerAuthentication.ANYBODY.rememberIn(request);
			chain.doFilter(request, response);
		}
		else if (isAuthenticated((HttpServletRequest) request, (HttpServletResponse) response)) {
			chain.doFilter(request, response);
		}
	}

	/** Answers a request that may not go on. */
	private boolean isAuthenticated(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		boolean isPublic = this.rules.isPublic(request);
		try {
			authenticate(request).rememberIn(request);
			if (!isPublic) {
				// No cache may give this answer to another caller
				response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			}
			return true;
		}
		catch (AuthenticationException ex) {
			if (isPublic) {
				CallerAuthentication.NOBODY.rememberIn(request);
				return true;
			}
			this.entryPoint.commence(request, response, ex);
			return false;
		}
	}

	private CallerAuthentication authenticate(HttpServletRequest request) {
		Authentication brought = this.converters.stream()
			.map((converter) -> converter.convert(request))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AuthenticationCredentialsNotFoundException(
					"This needs a key: send it as Authorization: Bearer gk_..., or as X-API-Key."));
		return (CallerAuthentication) this.manager.authenticate(brought);
	}

}
