package cl.gremio.web.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import cl.gremio.model.security.AccessKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriUtils;

/**
 * Decides whether a caller may use a route. It runs after routing, so that 404 and 405
 * come before 403, and it judges the route that answers, however its path was written.
 */
class AuthorizationInterceptor implements HandlerInterceptor {

	private final boolean needsKeys;

	private final AccessRules rules;

	private final SecurityProblems problems = new SecurityProblems();

	AuthorizationInterceptor(boolean needsKeys, AccessRules rules) {
		this.needsKeys = needsKeys;
		this.rules = rules;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (!this.needsKeys || request.getDispatcherType() == DispatcherType.ERROR) {
			return true;
		}
		try {
			check(request, handler);
		}
		catch (AuthenticationCredentialsNotFoundException ex) {
			this.problems.commence(request, response, ex);
			return false;
		}
		catch (AccessDeniedException ex) {
			this.problems.handle(request, response, ex);
			return false;
		}
		if (isKeyInQuery(request)) {
			this.problems.send(response, HttpStatus.BAD_REQUEST,
					"A key does not belong into an address, which others may log: withdraw the key, and send a new one"
							+ " as Authorization: Bearer gk_..., or as X-API-Key.");
			return false;
		}
		return true;
	}

	private void check(HttpServletRequest request, Object handler) {
		String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		Caller caller = Caller.of(request);
		Optional<AccessRule> rule = this.rules.find(request.getMethod(), pattern);
		if (rule.isPresent() && rule.get().isPublic()) {
			return;
		}
		if (caller.equals(Caller.NOBODY)) {
			throw new AuthenticationCredentialsNotFoundException("This needs a key.");
		}
		if (rule.isPresent()) {
			rule.get().check(caller, AccessRules.path(request));
		}
		else if (!isRefused(request.getMethod(), pattern, handler)) {
			throw new AccessDeniedException("Nobody may use this route.");
		}
	}

	/** Whether the handler only answers which methods there are. */
	private boolean isRefused(String method, String pattern, @Nullable Object handler) {
		return "OPTIONS".equals(method) || (!(handler instanceof HandlerMethod) && this.rules.isOfOtherMethod(pattern));
	}

	/**
	 * Whether the query holds a key. It does not ask for parameters, which would consume
	 * the body of a form. A malformed query is refused later, as in mode open.
	 */
	private static boolean isKeyInQuery(HttpServletRequest request) {
		String query = request.getQueryString();
		try {
			return query != null
					&& (AccessKey.isIn(query) || AccessKey.isIn(UriUtils.decode(query, StandardCharsets.UTF_8)));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
