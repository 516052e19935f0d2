package cl.gremio.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Reads whole numbers. The time is linear in the length of the text, for every exponent.
 */
final class WholeNumber {

	/** No body has enough zeros to balance a larger exponent. */
	private static final long HUGE = 1_000_000_000_000L;

	private static final int MOST_DIGITS = 10;

	private WholeNumber() {
	}

	/**
	 * Reads a text of ASCII digits. Returns {@code null} for any other text, and for a
	 * number that is no int.
	 */
	static @Nullable Integer ofText(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return null;
			}
		}
		return ofNumber(text);
	}

	/**
	 * Reads a JSON number. Returns {@code null} for a number that is not whole or no int.
	 */
	static @Nullable Integer ofNumber(String number) {
		boolean negative = number.charAt(0) == '-';
		int mantissaEnd = Math.max(number.indexOf('e'), number.indexOf('E'));
		String mantissa = number.substring(negative ? 1 : 0, (mantissaEnd != -1) ? mantissaEnd : number.length());
		int point = mantissa.indexOf('.');
		String digits = (point != -1) ? mantissa.substring(0, point) + mantissa.substring(point + 1) : mantissa;
		int first = 0;
		while (first < digits.length() && digits.charAt(first) == '0') {
			first++;
		}
		int end = digits.length();
		while (end > first && digits.charAt(end - 1) == '0') {
			end--;
		}
		if (first == end) {
			return 0;
		}
		long zeros = ((mantissaEnd != -1) ? exponent(number, mantissaEnd + 1) : 0) + digits.length() - end
				- ((point != -1) ? mantissa.length() - 1 - point : 0);
		if (zeros < 0 || zeros + end - first > MOST_DIGITS) {
			return null;
		}
		long value = Long.parseLong(digits, first, end, 10) * (negative ? -1 : 1);
		for (long i = 0; i < zeros; i++) {
			value *= 10;
		}
		return ((int) value == value) ? (int) value : null;
	}

	private static long exponent(String number, int from) {
		boolean negative = number.charAt(from) == '-';
		long exponent = 0;
		for (int i = (negative || number.charAt(from) == '+') ? from + 1 : from; i < number.length(); i++) {
			exponent = Math.min(HUGE, exponent * 10 + number.charAt(i) - '0');
		}
		return negative ? -exponent : exponent;
	}

}
