package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place, which is recorded as text. A text of the form "lat,lon" within range is also a
 * point on the map. Any other text is kept as it is.
 */
public final class Ubicacion {

	/** The longest text that a place may have, in characters. */
	public static final int MAX_LENGTH = 200;

	private static final Pattern POINT = Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d+)?)[\\p{IsWhite_Space}\\ufeff]*,"
			+ "[\\p{IsWhite_Space}\\ufeff]*([+-]?\\d{1,3}(?:\\.\\d+)?)");

	static final BigDecimal MAX_LAT = BigDecimal.valueOf(90);

	static final BigDecimal MAX_LON = BigDecimal.valueOf(180);

	private Ubicacion() {
	}

	/**
	 * A point on the map, in degrees.
	 *
	 * @param lat latitude, -90 to 90, north positive
	 * @param lon longitude, -180 to 180, east positive
	 */
	public record Point(double lat, double lon) {
	}

	/** Removes the white space around the text. */
	public static String normalize(String raw) {
		return Text.trim(raw);
	}

	/**
	 * Reads a text as a point.
	 * @param text decimal degrees, "lat,lon", with or without spaces around the comma
	 * @return empty for any other text, and for a point out of range
	 */
	public static Optional<Point> point(String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		Matcher matcher = POINT.matcher(normalize(text));
		if (!matcher.matches()) {
			return Optional.empty();
		}
		BigDecimal lat = new BigDecimal(matcher.group(1));
		BigDecimal lon = new BigDecimal(matcher.group(2));
		boolean inRange = lat.abs().compareTo(MAX_LAT) <= 0 && lon.abs().compareTo(MAX_LON) <= 0;
		return inRange ? Optional.of(new Point(lat.doubleValue(), lon.doubleValue())) : Optional.empty();
	}

	/**
	 * Writes a pair of numbers as text with all their digits and without an exponent.
	 * Only {@link #point(String)} checks their range.
	 */
	public static String ofPoint(BigDecimal lat, BigDecimal lon) {
		return plain(lat) + "," + plain(lon);
	}

	// 1E+999999999 without an exponent would fill the memory. With it the text is no
	// point.
	private static String plain(BigDecimal number) {
		long digits = (long) number.precision() + Math.abs((long) number.scale());
		return (digits > MAX_LENGTH) ? number.toString() : number.toPlainString();
	}

}
