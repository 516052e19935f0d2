package cl.gremio.tools.deadletter;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Locale;

import cl.gremio.model.wire.Utf8;
import cl.gremio.model.wire.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Prints bytes of unknown origin. The terminal gets no control character. A long value is
 * cut.
 */
final class Printable {

	private static final int HEX_BYTES = 4096;

	private static final int TEXT_CHARS = 64 * 1024;

	private static final int ROW = 16;

	private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

	private Printable() {
	}

	/** Returns the text in one line, or the bytes in hex if they are not text. */
	static String line(byte @Nullable [] bytes, int max) {
		if (bytes == null) {
			return "null";
		}
		String text = text(bytes);
		return OneLine
			.of((text != null) ? text : "0x" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, max)), max);
	}

	/**
	 * Returns the bytes as text, or as a hex dump if they are not text. Cuts a long
	 * value.
	 */
	static String block(byte[] bytes) {
		String text = text(bytes);
		if (text == null) {
			return dump(bytes);
		}
		if (text.length() <= TEXT_CHARS) {
			return OneLine.lines(text);
		}
		int end = Character.isHighSurrogate(text.charAt(TEXT_CHARS - 1)) ? TEXT_CHARS - 1 : TEXT_CHARS;
		return OneLine.lines(text.substring(0, end)) + "\n… " + (text.length() - end) + " more characters";
	}

	/** Returns text in UTF-8 without control characters, or {@code null}. */
	static @Nullable String text(byte[] bytes) {
		try {
			String text = Utf8.decode(bytes);
			return text.codePoints().allMatch((point) -> isSpace(point) || !Character.isISOControl(point)) ? text
					: null;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static String dump(byte[] bytes) {
		StringBuilder dump = new StringBuilder();
		int shown = Math.min(bytes.length, HEX_BYTES);
		for (int row = 0; row < shown; row += ROW) {
			int end = Math.min(row + ROW, shown);
			dump.append((row > 0) ? "\n" : "")
				.append(String.format(Locale.ROOT, "%08x  %-47s  ", row, HEX.formatHex(bytes, row, end)));
			for (int i = row; i < end; i++) {
				dump.append((bytes[i] >= ' ' && bytes[i] < 0x7f) ? (char) bytes[i] : '.');
			}
		}
		return (shown < bytes.length) ? dump + "\n… " + (bytes.length - shown) + " more bytes" : dump.toString();
	}

	private static boolean isSpace(int point) {
		return point == '\n' || point == '\r' || point == '\t';
	}

}
