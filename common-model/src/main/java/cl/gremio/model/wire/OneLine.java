package cl.gremio.model.wire;

import java.util.Locale;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Text that anyone may have written, for a log or a terminal: without characters that
 * break the line, turn its direction, command the terminal or show nothing, and cut where
 * it is long.
 */
public final class OneLine {

	/** For an id, a plate, a name of a topic. */
	private static final int LENGTH = 200;

	private OneLine() {
	}

	/** The text in one line of at most 200 characters. */
	public static String of(@Nullable String text) {
		return of(text, LENGTH);
	}

	/**
	 * The text in one line.
	 * @param length how many of its characters, as code points, are shown at most
	 * @return every other character as its number, such as <code>&#92;u{202e}</code>; an
	 * ellipsis at the end if it was cut
	 */
	public static String of(@Nullable String text, int length) {
		return escape(String.valueOf(text), length, OneLine::isPlain);
	}

	/** The text with its line breaks and tabs, and nothing else that is not plain. */
	public static String lines(String text) {
		return escape(text, Integer.MAX_VALUE, (point) -> point == '\n' || point == '\t' || isPlain(point));
	}

	private static String escape(String text, int length, IntPredicate plain) {
		if (text.length() <= length && text.codePoints().allMatch(plain)) {
			return text;
		}
		StringBuilder line = new StringBuilder();
		text.codePoints().limit(length).forEach((point) -> {
			if (plain.test(point)) {
				line.appendCodePoint(point);
			}
			else {
				line.append(String.format(Locale.ROOT, "\\u{%x}", point));
			}
		});
		return (text.codePointCount(0, text.length()) > length) ? line.append('…').toString() : line.toString();
	}

	private static boolean isPlain(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
