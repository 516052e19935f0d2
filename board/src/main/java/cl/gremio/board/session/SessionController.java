package cl.gremio.board.session;

import java.util.Locale;

import cl.gremio.model.event.Event;
import cl.gremio.web.security.Caller;
import cl.gremio.web.security.CallerAuthentication;
import cl.gremio.web.security.KeyRing;
import cl.gremio.web.security.SecurityProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logs a browser in and out. In mode {@code open} there is nothing to log in to. */
@RestController
class SessionController {

	private final SecurityProperties security;

	private final KeyRing keys;

	private final SessionAuthenticationStrategy beginnings;

	private final PageRoutes routes;

	private final KeySessions sessions = new KeySessions(KeySessions.MOST_OF_A_KEY);

	SessionController(SecurityProperties security, KeyRing keys, SessionAuthenticationStrategy beginnings,
			PageRoutes routes) {
		this.security = security;
		this.keys = keys;
		this.beginnings = beginnings;
		this.routes = routes;
	}

	@GetMapping("/session")
	ResponseEntity<SessionView> session(HttpServletRequest request) {
		return answer(Caller.of(request), request);
	}

	@PostMapping("/login")
	ResponseEntity<SessionView> login(Event<LoginRequest> login, HttpServletRequest request,
			HttpServletResponse response) {
		if (!this.security.needsKeys()) {
			return answer(Caller.ANYBODY, request);
		}
		String key = login.data().key();
		Caller caller = this.keys.find(key).orElseThrow(SessionController::refusal);
		this.beginnings.onAuthentication(CallerAuthentication.unauthenticated(key), request, response);
		new BoardSession(key, this.sessions).bindTo(request);
		return answer(caller, request);
	}

	@PostMapping("/logout")
	ResponseEntity<SessionView> logout(HttpServletRequest request) {
		BoardSession.end(request);
		return answer(this.security.needsKeys() ? Caller.NOBODY : Caller.ANYBODY, request);
	}

	private ResponseEntity<SessionView> answer(Caller caller, HttpServletRequest request) {
		String mode = this.security.mode().name().toLowerCase(Locale.ROOT);
		SessionView view = new SessionView(mode, caller.name(), caller.roles().stream().sorted().toList(),
				caller.plates().stream().sorted().toList(), this.routes.open(caller), csrfToken(request));
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
	}

	/** Asking for the token makes a session, so it is asked for within a session only. */
	private static @Nullable String csrfToken(HttpServletRequest request) {
		CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
		return (token != null && BoardSession.of(request) != null) ? token.getToken() : null;
	}

	private static ErrorResponseException refusal() {
		ErrorResponseException refusal = new ErrorResponseException(HttpStatus.UNAUTHORIZED,
				ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "This key is unknown or was withdrawn."),
				null);
		refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return refusal;
	}

}
