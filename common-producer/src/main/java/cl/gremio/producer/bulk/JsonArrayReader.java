package cl.gremio.producer.bulk;

import java.io.IOException;

import cl.gremio.model.wire.TextPosition;

/** Finds where each element of a JSON array ends, and does not parse the elements. */
final class JsonArrayReader extends ElementReader {

	private final Window window;

	private boolean opened;

	private boolean closed;

	private boolean ended;

	/** Reads an array whose opening bracket comes next. */
	JsonArrayReader(Window window) {
		super(window);
		this.window = window;
	}

	@Override
	boolean next() throws IOException {
		boolean isFirst = !this.opened;
		if (isFirst) {
			skipBlank();
			this.opened = true;
		}
		if (!this.closed && !this.ended) {
			this.window.begin();
			int last = skipElement();
			this.closed = last == ']';
			this.ended = last == -1;
			if (!isFirst || !this.closed || !isBlank()) {
				setElement(this.window.length() - (this.ended ? 0 : 1));
				if (this.ended) {
					setFault("malformed JSON: it ends too early, before the array is closed");
				}
				return true;
			}
		}
		return !this.ended && readTrailing();
	}

	@Override
	String place(TextPosition inElement) {
		return "element " + number() + ", its line " + inElement.line() + ", column " + inElement.column();
	}

	/** Reads past the array; if text follows, it counts as one more element. */
	private boolean readTrailing() throws IOException {
		this.ended = true;
		this.window.begin();
		if (skipBlank() == -1) {
			return false;
		}
		setElement(0);
		setFault("malformed JSON: nothing may follow the array");
		return true;
	}

	/** Reads to the end of the element: a comma, the array's bracket, or -1. */
	private int skipElement() throws IOException {
		int depth = 0;
		int c = this.window.next();
		while (c != -1 && (depth > 0 || (c != ',' && c != ']'))) {
			switch (c) {
				case '"' -> skipString();
				case '{', '[' -> depth++;
				case '}', ']' -> depth = Math.max(0, depth - 1);
				default -> {
				}
			}
			c = this.window.next();
		}
		return c;
	}

	private void skipString() throws IOException {
		int c = this.window.next();
		while (c != '"' && c != -1) {
			if (c == '\\') {
				this.window.next();
			}
			c = this.window.next();
		}
	}

	private int skipBlank() throws IOException {
		int c = this.window.next();
		while (isBlank(c)) {
			c = this.window.next();
		}
		return c;
	}

	/** Whether the array is empty: only blanks stand before its bracket. */
	private boolean isBlank() {
		for (int i = 0; i < this.window.length() - 1; i++) {
			if (!isBlank(this.window.bytes()[this.window.start() + i])) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBlank(int c) {
		return c == ' ' || c == '\t' || c == '\r' || c == '\n';
	}

}
