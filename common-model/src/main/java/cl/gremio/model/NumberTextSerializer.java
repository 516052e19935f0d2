package cl.gremio.model;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes text that was read from a number as that number again. */
class NumberTextSerializer extends StdScalarSerializer<String> {

	NumberTextSerializer() {
		super(String.class);
	}

	@Override
	public void serialize(String value, JsonGenerator generator, SerializationContext context) {
		if (value.matches("-?(0|[1-9][0-9]{0,18})")) {
			generator.writeNumber(Long.parseLong(value));
		}
		else {
			generator.writeString(value);
		}
	}

}
