package cl.gremio.model.wire;

import java.util.List;
import java.util.stream.Collectors;

/** An event that can't be read, or breaks the rules of its fields. */
public class InvalidEventException extends Exception {

	private final List<FieldError> errors;

	/** An event that can't be read at all, so that no field is known. */
	public InvalidEventException(String message) {
		super(message);
		this.errors = List.of();
	}

	/** An event whose fields are wrong, with all of them. */
	public InvalidEventException(List<FieldError> errors) {
		super(errors.stream().map((error) -> error.field() + " " + error.message()).collect(Collectors.joining("; ")));
		this.errors = List.copyOf(errors);
	}

	/** All bad fields; empty if the event could not be read at all. */
	public List<FieldError> errors() {
		return this.errors;
	}

	/** A reader's mistakes are data, not faults of the program: no stack is recorded. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
