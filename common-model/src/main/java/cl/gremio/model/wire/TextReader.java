package cl.gremio.model.wire;

/** Reads text. A number is read as its text. */
final class TextReader extends ValueReader {

	TextReader() {
		super("must be text");
	}

	@Override
	Object ofText(String text) {
		return text;
	}

	@Override
	Object ofNumber(String number) {
		return number;
	}

}
