package cl.gremio.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * 1 or 0, as a number, a string or a boolean; blank text is taken as missing.
 */
class FlagDeserializer extends StdScalarDeserializer<Integer> {

	FlagDeserializer() {
		super(Integer.class);
	}

	@Override
	public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) {
		String text = parser.currentToken().isScalarValue() ? parser.getString().strip() : "?";
		return switch (text) {
			case "1", "true" -> 1;
			case "0", "false" -> 0;
			case "" -> null;
			default -> {
				FieldErrors.reject(parser, context, "must be 0 or 1");
				yield null;
			}
		};
	}

}
