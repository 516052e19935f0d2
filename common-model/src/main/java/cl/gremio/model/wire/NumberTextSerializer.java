package cl.gremio.model.wire;

import java.util.regex.Pattern;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes a text that was read from a number as this number. */
public class NumberTextSerializer extends StdScalarSerializer<String> {

	private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

	NumberTextSerializer() {
		super(String.class);
	}

	@Override
	public void serialize(String value, JsonGenerator generator, SerializationContext context) {
		if (NUMBER.matcher(value).matches()) {
			generator.writeNumber(Long.parseLong(value));
		}
		else {
			generator.writeString(value);
		}
	}

}
