package cl.gremio.model;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A whole number, as a number or as a numeric string; blank text is taken as missing. */
class IntegerDeserializer extends StdScalarDeserializer<Integer> {

	/** Longer than any int with its fraction, shorter than what makes parsing slow. */
	private static final int LONGEST = 32;

	IntegerDeserializer() {
		super(Integer.class);
	}

	@Override
	public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
			return parser.getIntValue();
		}
		if (token.isNumeric() || token == JsonToken.VALUE_STRING) {
			String text = parser.getString().strip();
			if (text.isEmpty()) {
				return null;
			}
			Integer number = parse(text);
			if (number != null) {
				return number;
			}
		}
		FieldErrors.reject(parser, context, "must be a whole number");
		return null;
	}

	private static @Nullable Integer parse(String text) {
		if (text.length() > LONGEST || !text.matches("[+-]?[0-9]+(\\.0*)?")) {
			return null;
		}
		BigDecimal number = new BigDecimal(text);
		return (number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) ? number.intValue() : null;
	}

}
