package cl.gremio.web.problem;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A bulk has invalid lines, so none of its events is recorded. */
public class InvalidBulkException extends ErrorResponseException {

	/**
	 * Creates an exception.
	 * @param errors the errors of the first bad lines, in order
	 * @param more the number of further bad lines
	 */
	public InvalidBulkException(String detail, List<LineError> errors, int more) {
		super(HttpStatus.BAD_REQUEST, problem(detail, errors, more), null);
	}

	private static ProblemDetail problem(String detail, List<LineError> errors, int more) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setProperty("errors", List.copyOf(errors));
		if (more > 0) {
			problem.setProperty("more", more);
		}
		return problem;
	}

	/** Records no stack trace, because the fault is the client's. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
