package cl.gremio.model.wire;

import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** Reads a whole number: a JSON number without a fraction, or a text of ASCII digits. */
public final class WholeNumberReader extends ValueReader {

	/** The message for a number out of range, and for a value that is no whole number. */
	public static final String EXPECTED = "must be a whole number from {min} to {max}";

	WholeNumberReader(Range range) {
		super(EXPECTED.replace("{min}", Long.toString(range.min())).replace("{max}", Long.toString(range.max())));
	}

	@Override
	Object ofText(String text) throws BadValueException {
		return orUnexpected(WholeNumber.ofText(text));
	}

	@Override
	Object ofNumber(String number) throws BadValueException {
		return orUnexpected(WholeNumber.ofNumber(number));
	}

	private Object orUnexpected(@Nullable Integer number) throws BadValueException {
		if (number == null) {
			throw unexpected();
		}
		return number;
	}

}
