package cl.gremio.web.problem;

import java.util.List;

/** A bulk has invalid lines, so none of its events is recorded. */
public class InvalidBulkException extends Exception {

	private final List<LineError> errors;

	private final int more;

	public InvalidBulkException(String message, List<LineError> errors, int more) {
		super(message);
		this.errors = List.copyOf(errors);
		this.more = more;
	}

	/** The errors of the first bad lines, in order. */
	public List<LineError> errors() {
		return this.errors;
	}

	/** The number of further bad lines. */
	public int more() {
		return this.more;
	}

	/** Records no stack trace, because the fault is the client's. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
