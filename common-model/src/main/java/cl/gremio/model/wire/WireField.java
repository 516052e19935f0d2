package cl.gremio.model.wire;

import java.lang.reflect.Field;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A field of a wire record.
 *
 * @param index the position among the record's components, from 0
 * @param reader reads the field's values
 * @param holdsTime whether the record holds the time that the value means, not the value
 */
record WireField(String name, int index, ValueReader reader, boolean holdsTime) {

	static WireField of(Field field, int index) {
		return new WireField(field.getAnnotation(JsonProperty.class).value(), index, readerOf(field),
				field.getType() == OffsetDateTime.class);
	}

	private static ValueReader readerOf(Field field) {
		if (field.isAnnotationPresent(Flag.class)) {
			return new FlagReader();
		}
		if (field.isAnnotationPresent(Place.class)) {
			return new PlaceReader();
		}
		if (field.isAnnotationPresent(Time.class)) {
			return new TimeReader();
		}
		Range range = field.getAnnotation(Range.class);
		return (range != null) ? new WholeNumberReader(range) : new TextReader();
	}

	/** Reads the parser's current value to its end. */
	@Nullable Object ofJson(JsonParser parser) throws BadValueException {
		return switch (parser.currentToken()) {
			case VALUE_NULL -> null;
			case VALUE_STRING -> ofText(parser.getString());
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> this.reader.ofNumber(parser.getString());
			case VALUE_TRUE -> this.reader.ofBoolean(true);
			case VALUE_FALSE -> this.reader.ofBoolean(false);
			default -> this.reader.ofStructure(parser);
		};
	}

	/** Reads a text. A blank text is a missing value. */
	@Nullable Object ofText(String raw) throws BadValueException {
		String text = Text.trim(raw);
		if (!Text.isWellFormed(text)) {
			throw new BadValueException("must be well-formed text: no NUL, and no half of a surrogate pair");
		}
		return text.isEmpty() ? null : this.reader.ofText(text);
	}

}
