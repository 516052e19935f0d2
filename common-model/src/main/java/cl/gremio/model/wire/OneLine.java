package cl.gremio.model.wire;

import java.util.Locale;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of other programs safe for a log or a terminal. It escapes characters that
 * break the line, change its direction, control the terminal or are invisible, and cuts
 * long text.
 */
public final class OneLine {

	/** Enough for an id, a plate, or the name of a topic. */
	private static final int LENGTH = 200;

	private OneLine() {
	}

	/** Puts the text into one line of at most 200 characters. */
	public static String of(@Nullable String text) {
		return of(text, LENGTH);
	}

	/**
	 * Puts the text into one line.
	 * @param length the most characters of the text, as code points
	 * @return the line, with unsafe characters as their number, such as
	 * <code>&#92;u{202e}</code>, and an ellipsis at the end if the text was cut
	 */
	public static String of(@Nullable String text, int length) {
		return escape(String.valueOf(text), length, OneLine::isPlain);
	}

	/** Escapes the text, but keeps its line breaks and tabs. */
	public static String lines(String text) {
		return escape(text, Integer.MAX_VALUE, (point) -> point == '\n' || point == '\t' || isPlain(point));
	}

	private static String escape(String text, int length, IntPredicate plain) {
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
