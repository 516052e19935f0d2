package cl.gremio.web.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What requests are refused with before a controller sees them. */
public final class RefusalProblems {

	private RefusalProblems() {
	}

	public static ProblemDetail tooLarge(long most) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"The body must not be larger than " + most + " bytes.");
	}

	public static ProblemDetail outOfMemory() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Too many large bodies are on their way.");
		problem.setProperty("outcome", "not-written");
		return problem;
	}

	public static ProblemDetail unknownHost() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.MISDIRECTED_REQUEST,
				"This service does not go by the name in the Host header. If it should, add the name to gremio.http.hosts.");
	}

	public static ProblemDetail foreignOrigin() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN,
				"Pages of this origin may not call. If they should, add the origin to gremio.http.cors.allowed-origins.");
	}

	public static ProblemDetail crossSite() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN,
				"Another site's page may link to this address, but not use it.");
	}

}
