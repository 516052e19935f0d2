package cl.gremio.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Text, trimmed; a number is taken as text, and blank text as missing. */
class TextDeserializer extends StdScalarDeserializer<String> {

	TextDeserializer() {
		super(String.class);
	}

	@Override
	public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
		return switch (parser.currentToken()) {
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text(parser, context);
			default -> {
				FieldErrors.reject(parser, context, "must be text");
				yield null;
			}
		};
	}

	static @Nullable String text(JsonParser parser, DeserializationContext context) {
		String text = parser.getString().strip();
		if (!isWellFormed(text)) {
			FieldErrors.reject(parser, context, "must be well-formed text without NUL");
			return null;
		}
		return text.isEmpty() ? null : text;
	}

	/**
	 * Half a surrogate pair can be said in JSON but not written as UTF-8; NUL separates
	 * the parts of keys.
	 */
	private static boolean isWellFormed(String text) {
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
