package cl.gremio.model.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A member's {@code dni}, which identifies the member: a Chilean RUT, or any other text.
 */
public final class Dni {

	/**
	 * A RUT's digits, with or without dots, and its check digit. Only a K needs no
	 * hyphen.
	 */
	private static final Pattern RUT = Pattern.compile("([0-9]+(?:\\.[0-9]+)*)(?:[-\u2010\u2011]([0-9Kk])|([Kk]))");

	/** Longer than any RUT, with dots and leading zeros. */
	private static final int LONGEST = 32;

	private static final int MOST_DIGITS = 9;

	private Dni() {
	}

	/**
	 * Brings a dni to the form in which it is recorded, keyed and looked up. The dni is
	 * trimmed. A RUT with a correct check digit becomes digits without leading zeros, a
	 * hyphen, and a digit or {@code K}. {@code null} stays {@code null}.
	 */
	public static @Nullable String normalize(@Nullable String raw) {
		if (raw == null) {
			return null;
		}
		String dni = Text.trim(raw);
		Matcher rut = RUT.matcher(dni);
		if (dni.length() > LONGEST || !rut.matches()) {
			return dni;
		}
		String digits = withoutLeadingZeros(rut.group(1).replace(".", ""));
		char check = (rut.group(2) != null) ? Character.toUpperCase(rut.group(2).charAt(0)) : 'K';
		boolean isRut = !digits.isEmpty() && digits.length() <= MOST_DIGITS && check == checkDigit(digits);
		return isRut ? digits + "-" + check : dni;
	}

	private static String withoutLeadingZeros(String digits) {
		int zeros = 0;
		while (zeros < digits.length() && digits.charAt(zeros) == '0') {
			zeros++;
		}
		return digits.substring(zeros);
	}

	/** Modulo 11, with the weights 2 to 7 repeated from the right. */
	private static char checkDigit(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			sum += (digits.charAt(digits.length() - 1 - i) - '0') * (2 + i % 6);
		}
		int rest = (11 - sum % 11) % 11;
		return (rest == 10) ? 'K' : (char) ('0' + rest);
	}

}
