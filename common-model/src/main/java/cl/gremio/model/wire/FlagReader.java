package cl.gremio.model.wire;

import org.jspecify.annotations.Nullable;

/** Reads 0 or 1, as a whole number, as text or as a boolean. */
final class FlagReader extends ValueReader {

	FlagReader() {
		super("must be 0 or 1");
	}

	@Override
	Object ofText(String text) throws BadValueException {
		return switch (text) {
			case "true" -> 1;
			case "false" -> 0;
			default -> flag(WholeNumber.ofText(text));
		};
	}

	@Override
	Object ofNumber(String number) throws BadValueException {
		return flag(WholeNumber.ofNumber(number));
	}

	@Override
	Object ofBoolean(boolean value) {
		return value ? 1 : 0;
	}

	private Integer flag(@Nullable Integer number) throws BadValueException {
		if (number == null || number < 0 || number > 1) {
			throw unexpected();
		}
		return number;
	}

}
