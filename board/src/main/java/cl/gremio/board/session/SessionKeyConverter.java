package cl.gremio.board.session;

import cl.gremio.web.security.CallerAuthentication;
import cl.gremio.web.security.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the key of a request from its session. A session whose key was withdrawn ends
 * here, and its browser can log in anew.
 */
class SessionKeyConverter implements AuthenticationConverter {

	private static final String ATTRIBUTE = SessionKeyConverter.class.getName();

	private final KeyRing keys;

	SessionKeyConverter(KeyRing keys) {
		this.keys = keys;
	}

	/** Whether a session has brought the key of a request. */
	static boolean hasKeyOf(HttpServletRequest request) {
		return request.getAttribute(ATTRIBUTE) != null;
	}

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		BoardSession session = BoardSession.of(request);
		if (session == null) {
			return null;
		}
		if (this.keys.find(session.key()).isEmpty()) {
			BoardSession.end(request);
			return null;
		}
		request.setAttribute(ATTRIBUTE, true);
		return CallerAuthentication.unauthenticated(session.key());
	}

}
