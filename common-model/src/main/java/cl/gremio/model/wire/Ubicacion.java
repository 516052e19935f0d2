package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place as the contract records it: a text. Where it reads as "lat,lon" within range it
 * is also a point on the map; any other text is kept as it is.
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

	/** The text without the white space around it; nothing else is touched. */
	public static String normalize(String raw) {
		return Text.trim(raw);
	}

	/**
	 * The point that a text names.
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
	 * The text of a pair of numbers, digit by digit as they came: not rounded, and
	 * without an exponent. Whether they are a point is for {@link #point(String)} to say.
	 */
	public static String ofPoint(BigDecimal lat, BigDecimal lon) {
		return plain(lat) + "," + plain(lon);
	}

	// Written out, 1E+999999999 would fill the memory; the exponent makes it no point.
	private static String plain(BigDecimal number) {
		long digits = (long) number.precision() + Math.abs((long) number.scale());
		return (digits > MAX_LENGTH) ? number.toString() : number.toPlainString();
	}

}
