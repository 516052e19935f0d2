package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads a time as the text that {@link Hora} understands. */
final class TimeReader extends ValueReader {

	private static final int LONGEST = 100;

	private static final Pattern SHORT_EXPONENT = Pattern.compile("[^eE]+[eE][+-]?[0-9]{1,2}");

	TimeReader() {
		super(Hora.FORMS);
	}

	@Override
	Object ofText(String text) {
		return text;
	}

	/** Writes an exponent out: 1764e6 is a valid JSON number, but no valid text. */
	@Override
	Object ofNumber(String number) {
		boolean isWrittenOut = number.length() <= LONGEST && SHORT_EXPONENT.matcher(number).matches();
		return isWrittenOut ? new BigDecimal(number).toPlainString() : number;
	}

}
