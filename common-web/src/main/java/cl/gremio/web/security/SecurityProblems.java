package cl.gremio.web.security;

import java.io.IOException;

import cl.gremio.web.problem.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers refusals with problem details. */
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	/** Names no realm of its own for each service: one key is for all. */
	private static final String CHALLENGE = "Bearer realm=\"gremio\"";

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		boolean isMissing = ex instanceof AuthenticationCredentialsNotFoundException;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				isMissing ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"");
		send(response, HttpStatus.UNAUTHORIZED, ex.getMessage());
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		send(response, HttpStatus.FORBIDDEN, ex.getMessage());
	}

	void send(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		ProblemJson.of(ProblemDetail.forStatusAndDetail(status, detail)).sendTo(response);
	}

}
