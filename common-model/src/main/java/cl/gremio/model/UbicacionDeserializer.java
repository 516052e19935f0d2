package cl.gremio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A place: text, <code>{"lat":…,"lon":…}</code> or {@code [lat,lon]}, taken as text.
 */
class UbicacionDeserializer extends StdScalarDeserializer<String> {

	private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);

	private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);

	UbicacionDeserializer() {
		super(String.class);
	}

	@Override
	public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
		String field = parser.currentName();
		String text = switch (parser.currentToken()) {
			case VALUE_STRING -> {
				String given = TextDeserializer.text(parser, context);
				yield (given != null) ? given : "";
			}
			case START_OBJECT -> fromObject(parser);
			case START_ARRAY -> fromArray(parser);
			default -> null;
		};
		if (text == null) {
			((FieldErrors) context.getAttribute(FieldErrors.class)).add(field,
					"must be text, {\"lat\":…,\"lon\":…} or [lat,lon], with lat from -90 to 90 and lon from -180 to 180");
		}
		return (text != null && !text.isEmpty()) ? text : null;
	}

	private static @Nullable String fromObject(JsonParser parser) {
		BigDecimal latitude = null;
		BigDecimal longitude = null;
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			switch (name) {
				case "lat" -> latitude = degrees(parser, MAX_LATITUDE);
				case "lon" -> longitude = degrees(parser, MAX_LONGITUDE);
				default -> parser.skipChildren();
			}
		}
		return text(latitude, longitude);
	}

	private static @Nullable String fromArray(JsonParser parser) {
		List<@Nullable BigDecimal> degrees = new ArrayList<>(2);
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (degrees.size() < 3) {
				degrees.add(degrees(parser, degrees.isEmpty() ? MAX_LATITUDE : MAX_LONGITUDE));
			}
			else {
				parser.skipChildren();
			}
		}
		return (degrees.size() == 2) ? text(degrees.get(0), degrees.get(1)) : null;
	}

	private static @Nullable String text(@Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
		return (latitude != null && longitude != null) ? latitude.toPlainString() + "," + longitude.toPlainString()
				: null;
	}

	/** Degrees within range, or {@code null}; a huge exponent must not be written out. */
	private static @Nullable BigDecimal degrees(JsonParser parser, BigDecimal most) {
		if (!parser.currentToken().isScalarValue()) {
			parser.skipChildren();
			return null;
		}
		String text = parser.getString().strip();
		if (text.length() > 40 || !text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")) {
			return null;
		}
		BigDecimal degrees = new BigDecimal(text);
		return (degrees.abs().compareTo(most) <= 0) ? degrees : null;
	}

}
