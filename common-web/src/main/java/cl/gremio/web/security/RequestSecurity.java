package cl.gremio.web.security;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Makes the parts that decide about requests, for each server of a service. */
public final class RequestSecurity {

	/** Before the filters that ask who calls. */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 10;

	private final boolean needsKeys;

	private final AccessRules rules;

	private final AuthenticationManager manager;

	private final List<AuthenticationConverter> converters;

	RequestSecurity(boolean needsKeys, AccessRules rules, AuthenticationManager manager,
			List<AuthenticationConverter> converters) {
		this.needsKeys = needsKeys;
		this.rules = rules;
		this.manager = manager;
		this.converters = converters;
	}

	/** Makes the filter of a server. */
	public FilterRegistrationBean<Filter> filter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				new AuthenticationFilter(this.needsKeys, this.rules, this.manager, this.converters));
		registration.setAsyncSupported(true);
		registration.setOrder(ORDER);
		return registration;
	}

	AuthorizationInterceptor interceptor() {
		return new AuthorizationInterceptor(this.needsKeys, this.rules);
	}

	/**
	 * Whether a POST will get past the rule of its route, so that its body is worth
	 * receiving. The interceptor answers one that will not.
	 */
	public boolean mayPost(HttpServletRequest request) {
		return !this.needsKeys || this.rules.ofPost(request).filter((rule) -> allows(rule, request)).isPresent();
	}

	/**
	 * Whether a caller has a role for a route. A vendor may still be limited to some
	 * carts, and an event to some values.
	 * @param pattern the pattern of the route's path
	 */
	public boolean mayUse(Caller caller, String method, String pattern) {
		return !this.needsKeys || this.rules.find(method, pattern).filter((rule) -> rule.isFor(caller)).isPresent();
	}

	private static boolean allows(AccessRule rule, HttpServletRequest request) {
		try {
			rule.check(Caller.of(request), AccessRules.path(request));
			return true;
		}
		catch (AccessDeniedException ex) {
			return false;
		}
	}

}
