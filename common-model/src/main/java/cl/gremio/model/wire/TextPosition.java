package cl.gremio.model.wire;

/**
 * A position in a text, as an editor shows it.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record TextPosition(int line, int column) {

	/** The position of a byte in a text in UTF-8. */
	static TextPosition of(byte[] text, int start, int at) {
		int line = 1;
		int row = start;
		for (int i = start; i < at; i++) {
			if (isLineEnd(text, i)) {
				line++;
				row = i + 1;
			}
		}
		return new TextPosition(line, 1 + characters(text, row, at));
	}

	/** The position of a line and a column, where the column counts bytes. */
	static TextPosition of(byte[] text, int start, int end, int line, int byteColumn) {
		int row = start;
		int rest = line - 1;
		for (int i = start; i < end && rest > 0; i++) {
			if (isLineEnd(text, i)) {
				rest--;
				row = i + 1;
			}
		}
		return new TextPosition(line, 1 + characters(text, row, Math.min(end, row + byteColumn - 1)));
	}

	/** A line ends with a line feed, a carriage return, or both. */
	private static boolean isLineEnd(byte[] text, int at) {
		return text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n'));
	}

	private static int characters(byte[] text, int from, int to) {
		int characters = 0;
		for (int i = from; i < to; i++) {
			characters += ((text[i] & 0xc0) != 0x80) ? 1 : 0;
		}
		return characters;
	}

}
