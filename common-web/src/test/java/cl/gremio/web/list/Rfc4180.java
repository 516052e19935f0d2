package cl.gremio.web.list;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV strictly by the grammar of RFC 4180. The last line must also have a line end.
 * A cell may hold any character beyond ASCII.
 */
final class Rfc4180 {

	private final String text;

	private final char separator;

	private int at;

	private Rfc4180(String text, char separator) {
		this.text = text;
		this.separator = separator;
	}

	static List<List<String>> read(String text, char separator) {
		Rfc4180 reader = new Rfc4180(text, separator);
		List<List<String>> lines = new ArrayList<>();
		while (reader.at < text.length()) {
			lines.add(reader.line());
		}
		return lines;
	}

	private List<String> line() {
		List<String> cells = new ArrayList<>();
		do {
			cells.add(next('"') ? escaped() : plain());
		}
		while (next(this.separator));
		if (!next('\r') || !next('\n')) {
			throw new IllegalArgumentException("Neither a separator nor a line end at " + this.at + " of " + this.text);
		}
		return cells;
	}

	private String escaped() {
		StringBuilder cell = new StringBuilder();
		while (true) {
			int quote = this.text.indexOf('"', this.at);
			cell.append(this.text, this.at, quote);
			this.at = quote + 1;
			if (!next('"')) {
				return cell.toString();
			}
			cell.append('"');
		}
	}

	private String plain() {
		int start = this.at;
		while ("\"\r\n".indexOf(this.text.charAt(this.at)) == -1 && this.text.charAt(this.at) != this.separator) {
			this.at++;
		}
		return this.text.substring(start, this.at);
	}

	private boolean next(char c) {
		boolean isNext = this.at < this.text.length() && this.text.charAt(this.at) == c;
		this.at += isNext ? 1 : 0;
		return isNext;
	}

}
