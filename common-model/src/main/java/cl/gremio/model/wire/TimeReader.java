package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads a time as the text that {@link Hora} understands. */
final class TimeReader extends ValueReader {

	/** Longer numbers are no times, and slow to write out. */
	private static final Pattern SHORT_EXPONENT = Pattern.compile("[^eE]{1,100}[eE][+-]?[0-9]{1,2}");

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
		return SHORT_EXPONENT.matcher(number).matches() ? new BigDecimal(number).toPlainString() : number;
	}

}
