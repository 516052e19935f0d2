package cl.gremio.model.wire;

/** The contract's rules for text, wherever it comes from. */
public final class Text {

	private Text() {
	}

	/**
	 * Removes the white space around a text: all characters with Unicode's property
	 * White_Space, and U+FEFF, which some editors write.
	 */
	public static String trim(String raw) {
		int start = 0;
		int end = raw.length();
		while (start < end && isBlank(raw.charAt(start))) {
			start++;
		}
		while (start < end && isBlank(raw.charAt(end - 1))) {
			end--;
		}
		return raw.substring(start, end);
	}

	// No method of Character has this property: isWhitespace lacks U+00A0, U+2007, U+202F
	// and U+0085, and includes U+001C to U+001F.
	static boolean isBlank(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680
				|| (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
				|| c == 0x3000 || c == 0xfeff;
	}

	/** Whether this is a hyphen, or one of the two that word processors write. */
	static boolean isHyphen(char c) {
		return c == '-' || c == 0x2010 || c == 0x2011;
	}

	/**
	 * Whether the text can be part of a key. JSON can hold half a surrogate pair, but
	 * UTF-8 cannot. NUL separates the parts of a key.
	 */
	static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0) {
				return false;
			}
			if (Character.isSurrogate(c)) {
				if (Character.isLowSurrogate(c) || i + 1 == text.length()
						|| !Character.isLowSurrogate(text.charAt(i + 1))) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

}
