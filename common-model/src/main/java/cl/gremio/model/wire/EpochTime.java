package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The epoch seconds and milliseconds of {@link Hora}. Their magnitude tells them apart.
 */
final class EpochTime {

	// With more digits neither unit is a year of four digits.
	private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.\\d+)?");

	private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.TEN.pow(11);

	private EpochTime() {
	}

	static boolean looksLike(String text) {
		return FORM.matcher(text).matches();
	}

	static Instant instant(String text) {
		BigDecimal number = new BigDecimal(text);
		BigDecimal seconds = (number.compareTo(FIRST_MILLISECONDS) < 0) ? number : number.movePointLeft(3);
		long whole = seconds.longValue();
		long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
		return Instant.ofEpochSecond(whole, nanos);
	}

}
