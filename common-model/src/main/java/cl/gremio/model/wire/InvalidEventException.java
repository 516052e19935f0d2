package cl.gremio.model.wire;

import java.util.List;
import java.util.stream.Collectors;

/** An event can't be read, or breaks the rules of its fields. */
public class InvalidEventException extends Exception {

	private final List<FieldError> errors;

	/** Creates the exception of an event that can't be read at all. */
	public InvalidEventException(String message) {
		super(message);
		this.errors = List.of();
	}

	/** Creates the exception of an event with bad fields. */
	public InvalidEventException(List<FieldError> errors) {
		super(errors.stream().map((error) -> error.field() + " " + error.message()).collect(Collectors.joining("; ")));
		this.errors = List.copyOf(errors);
	}

	/** All bad fields; empty if the event could not be read at all. */
	public List<FieldError> errors() {
		return this.errors;
	}

	/** Records no stack trace: invalid input is data, not a fault of the program. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
