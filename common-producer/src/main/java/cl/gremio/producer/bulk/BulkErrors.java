package cl.gremio.producer.bulk;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.MalformedEventException;
import cl.gremio.web.problem.InvalidBulkException;
import cl.gremio.web.problem.LineError;

/** What is wrong with the elements of a body: the first are told, all are counted. */
final class BulkErrors {

	private static final int TOLD = 100;

	/** Who gets so many wrong needs no exact count, and each costs time. */
	private static final int COUNTED = 10_000;

	private final List<LineError> errors = new ArrayList<>();

	private int lines;

	void add(Elements element, InvalidEventException ex) {
		int line = element.number();
		this.lines++;
		if (this.lines > TOLD) {
			return;
		}
		if (ex.errors().isEmpty()) {
			this.errors.add(new LineError(line, null, message(element, ex)));
		}
		for (FieldError error : ex.errors()) {
			this.errors.add(new LineError(line, error.field(), error.message()));
		}
	}

	private static String message(Elements element, InvalidEventException ex) {
		return (ex instanceof MalformedEventException malformed)
				? malformed.messageAt(element.place(malformed.position())) : String.valueOf(ex.getMessage());
	}

	boolean isEmpty() {
		return this.lines == 0;
	}

	/** Whether it is worth while to look for more. */
	boolean mayGoOn() {
		return this.lines < COUNTED;
	}

	/** Refuses a body of so many elements, unless all is well. */
	void throwIfAny(int elements) throws InvalidBulkException {
		if (elements == 0) {
			throw new InvalidBulkException("The body holds nothing to be recorded.", List.of(), 0);
		}
		if (this.lines > 0) {
			throw new InvalidBulkException(
					"Nothing was recorded: " + this.lines + " of " + elements + " lines are wrong"
							+ (mayGoOn() ? "." : ", and the rest was not looked at."),
					this.errors, Math.max(0, this.lines - TOLD));
		}
	}

}
