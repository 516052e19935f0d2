package cl.gremio.web.problem;

import java.util.List;

/** A body of many events that is refused as a whole. */
public class InvalidBulkException extends Exception {

	private final List<LineError> errors;

	private final int more;

	public InvalidBulkException(String message, List<LineError> errors, int more) {
		super(message);
		this.errors = List.copyOf(errors);
		this.more = more;
	}

	/** What is wrong with the first bad lines, in order. */
	public List<LineError> errors() {
		return this.errors;
	}

	/** How many more lines are known to be wrong. */
	public int more() {
		return this.more;
	}

	/** A client's mistakes are data, not faults of the program: no stack is recorded. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
