package cl.gremio.model.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a place as text, from text, <code>{"lat":…,"lon":…}</code> or {@code [lat,lon]}.
 */
final class PlaceReader extends ValueReader {

	/** Decimal degrees. A longer exponent is out of range anyway. */
	private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");

	private static final int LONGEST = 100;

	private static final BigDecimal MAX_LAT = BigDecimal.valueOf(90);

	private static final BigDecimal MAX_LON = BigDecimal.valueOf(180);

	PlaceReader() {
		super("must be text, {\"lat\":…,\"lon\":…} or [lat,lon], with lat from -90 to 90 and lon from -180 to 180");
	}

	@Override
	Object ofText(String text) {
		return text;
	}

	@Override
	Object ofStructure(JsonParser parser) throws BadValueException {
		List<@Nullable BigDecimal> point = (parser.currentToken() == JsonToken.START_ARRAY) ? ofArray(parser)
				: ofObject(parser);
		if (point.size() != 2 || point.contains(null)) {
			throw unexpected();
		}
		return plain(point.get(0)) + "," + plain(point.get(1));
	}

	private static List<@Nullable BigDecimal> ofObject(JsonParser parser) {
		List<@Nullable BigDecimal> latitudes = new ArrayList<>(1);
		List<@Nullable BigDecimal> longitudes = new ArrayList<>(1);
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			switch (name) {
				case "lat" -> latitudes.add(degrees(parser, MAX_LAT));
				case "lon" -> longitudes.add(degrees(parser, MAX_LON));
				default -> parser.skipChildren();
			}
		}
		boolean once = latitudes.size() == 1 && longitudes.size() == 1;
		latitudes.addAll(longitudes);
		return once ? latitudes : List.of();
	}

	private static List<@Nullable BigDecimal> ofArray(JsonParser parser) {
		List<@Nullable BigDecimal> degrees = new ArrayList<>(2);
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			degrees.add(degrees(parser, degrees.isEmpty() ? MAX_LAT : MAX_LON));
		}
		return degrees;
	}

	private static @Nullable BigDecimal degrees(JsonParser parser, BigDecimal most) {
		if (!parser.currentToken().isScalarValue()) {
			parser.skipChildren();
			return null;
		}
		String text = Text.trim(parser.getString());
		if (text.length() > LONGEST || !DEGREES.matcher(text).matches()) {
			return null;
		}
		BigDecimal degrees = new BigDecimal(text);
		return (degrees.abs().compareTo(most) <= 0) ? degrees : null;
	}

	/** Writes all digits without an exponent, unless they would fill the place. */
	private static String plain(BigDecimal number) {
		int digits = number.precision() + Math.abs(number.scale());
		return (digits > ShortText.MAX_LENGTH) ? number.toString() : number.toPlainString();
	}

}
