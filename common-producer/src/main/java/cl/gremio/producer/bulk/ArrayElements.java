package cl.gremio.producer.bulk;

import java.io.IOException;

import cl.gremio.model.wire.TextPosition;

/**
 * The elements of a JSON array. Looks for where each ends, and leaves what is between to
 * who reads it.
 */
final class ArrayElements extends Elements {

	private final Window window;

	private boolean opened;

	private boolean closed;

	private boolean ended;

	/** The elements of an array whose bracket is yet to come. */
	ArrayElements(Window window) {
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
				count(this.window.length() - (this.ended ? 0 : 1));
				if (this.ended) {
					isBroken("malformed JSON: it ends too early, before the array is closed");
				}
				return true;
			}
		}
		return !this.ended && isFollowed();
	}

	@Override
	String place(TextPosition inElement) {
		return "element " + number() + ", its line " + inElement.line() + ", column " + inElement.column();
	}

	/** Nothing may follow the array: what does is taken for one more element. */
	private boolean isFollowed() throws IOException {
		this.ended = true;
		this.window.begin();
		if (skipBlank() == -1) {
			return false;
		}
		count(0);
		isBroken("malformed JSON: nothing may follow the array");
		return true;
	}

	/** Reads up to what ends the element: a comma, the array's bracket, or -1. */
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

	/** Whether nothing but the bracket was read. */
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
