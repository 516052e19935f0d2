package cl.gremio.model.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the value of a field from JSON or text. */
abstract class ValueReader {

	private final String expected;

	/**
	 * Creates a reader.
	 * @param expected what the value must be, as in "must be text"
	 */
	ValueReader(String expected) {
		this.expected = expected;
	}

	/** Reads text, which is trimmed and not empty. */
	abstract @Nullable Object ofText(String text) throws BadValueException;

	/** Reads a number as it stands in JSON. */
	@Nullable Object ofNumber(String number) throws BadValueException {
		throw unexpected();
	}

	/** Reads a boolean. */
	@Nullable Object ofBoolean(boolean value) throws BadValueException {
		throw unexpected();
	}

	/** Reads an object or an array to its end. The parser is at its beginning. */
	@Nullable Object ofStructure(JsonParser parser) throws BadValueException {
		parser.skipChildren();
		throw unexpected();
	}

	BadValueException unexpected() {
		return new BadValueException(this.expected);
	}

}
