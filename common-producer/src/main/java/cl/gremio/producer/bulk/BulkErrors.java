package cl.gremio.producer.bulk;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.MalformedEventException;
import cl.gremio.web.problem.InvalidBulkException;
import cl.gremio.web.problem.LineError;

/** The errors in a body: the first are listed, all are counted. */
final class BulkErrors {

	private static final int LISTED = 100;

	/** Beyond this number an exact count helps nobody, and each line costs time. */
	private static final int MAX_COUNTED = 10_000;

	private final List<LineError> errors = new ArrayList<>();

	private int lines;

	void add(ElementReader element, InvalidEventException ex) {
		int line = element.number();
		this.lines++;
		if (this.lines > LISTED) {
			return;
		}
		if (ex.errors().isEmpty()) {
			this.errors.add(new LineError(line, null, message(element, ex)));
		}
		for (FieldError error : ex.errors()) {
			this.errors.add(new LineError(line, error.field(), error.message()));
		}
	}

	private static String message(ElementReader element, InvalidEventException ex) {
		return (ex instanceof MalformedEventException malformed)
				? malformed.messageAt(element.place(malformed.position())) : String.valueOf(ex.getMessage());
	}

	boolean isEmpty() {
		return this.lines == 0;
	}

	/** Whether the rest of the body is to be checked. */
	boolean isCounting() {
		return this.lines < MAX_COUNTED;
	}

	/** Refuses the body, unless it has elements and no errors. */
	void throwIfAny(int elements) {
		if (elements == 0) {
			throw new InvalidBulkException("The body holds nothing to be recorded.", List.of(), 0);
		}
		if (this.lines > 0) {
			throw new InvalidBulkException(
					"Nothing was recorded: " + this.lines + " of " + elements + " lines are wrong"
							+ (isCounting() ? "." : ", and the rest was not looked at."),
					this.errors, Math.max(0, this.lines - LISTED));
		}
	}

}
