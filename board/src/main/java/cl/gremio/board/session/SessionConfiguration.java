package cl.gremio.board.session;

import java.util.List;

import cl.gremio.web.problem.ProblemJson;
import cl.gremio.web.security.KeyRing;
import cl.gremio.web.security.SecurityProperties;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Wires the sessions. Without a login there is none, so they cost nothing. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	/** After the filter that finds out who sends a request: 401 comes before 403. */
	private static final int AFTER_AUTHENTICATION = Ordered.LOWEST_PRECEDENCE - 5;

	private static final List<HttpMethod> SAFE = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.TRACE);

	@Bean
	SessionKeyConverter sessionKeyConverter(KeyRing keys) {
		return new SessionKeyConverter(keys);
	}

	@Bean
	HttpSessionCsrfTokenRepository csrfTokens() {
		return new HttpSessionCsrfTokenRepository();
	}

	@Bean
	CsrfHeaderHandler csrfHeaderHandler() {
		return new CsrfHeaderHandler();
	}

	/** A session that was there before gets another id, and another token. */
	@Bean
	SessionAuthenticationStrategy beginnings(HttpSessionCsrfTokenRepository tokens, CsrfTokenRequestHandler handler) {
		CsrfAuthenticationStrategy newToken = new CsrfAuthenticationStrategy(tokens);
		newToken.setRequestHandler(handler);
		return new CompositeSessionAuthenticationStrategy(
				List.of(new ChangeSessionIdAuthenticationStrategy(), newToken));
	}

	@Bean
	FilterRegistrationBean<CsrfFilter> csrfFilter(HttpSessionCsrfTokenRepository tokens,
			CsrfTokenRequestHandler handler, SecurityProperties security) {
		CsrfFilter filter = new CsrfFilter(tokens);
		filter.setRequestHandler(handler);
		filter.setRequireCsrfProtectionMatcher(SessionConfiguration::isChangeByCookie);
		filter.setAccessDeniedHandler((request, response, denied) -> ProblemJson.of(ProblemDetail.forStatusAndDetail(
				HttpStatus.FORBIDDEN,
				"A request of a session that changes anything needs the header X-CSRF-TOKEN, which GET /session tells."))
			.sendTo(response));
		FilterRegistrationBean<CsrfFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(AFTER_AUTHENTICATION);
		registration.setEnabled(security.needsKeys());
		return registration;
	}

	/** Another page can make a browser send its cookie, but no key in a header. */
	private static boolean isChangeByCookie(HttpServletRequest request) {
		return !SAFE.contains(HttpMethod.valueOf(request.getMethod())) && SessionKeyConverter.hasKeyOf(request);
	}

}
