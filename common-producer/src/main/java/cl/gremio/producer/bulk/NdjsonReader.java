package cl.gremio.producer.bulk;

import java.io.IOException;

import cl.gremio.model.wire.TextPosition;

/** Reads the lines of NDJSON. Blank lines are counted and skipped. */
final class NdjsonReader extends ElementReader {

	private final Window window;

	NdjsonReader(Window window) {
		super(window);
		this.window = window;
	}

	@Override
	boolean next() throws IOException {
		int last = 0;
		while (last != -1) {
			this.window.begin();
			boolean blank = true;
			last = this.window.next();
			while (last != '\n' && last != -1) {
				blank &= last == ' ' || last == '\t' || last == '\r';
				last = this.window.next();
			}
			setElement(this.window.length() - ((last == '\n') ? 1 : 0));
			if (!blank) {
				return true;
			}
		}
		return false;
	}

	@Override
	String place(TextPosition inElement) {
		return "line " + number() + ", column " + inElement.column();
	}

}
