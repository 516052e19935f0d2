package cl.gremio.stock.consumer;

import java.time.Instant;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Times in the facts are whole epoch seconds; Jackson reads such a number by itself. */
class EpochSeconds extends StdScalarSerializer<Instant> {

	EpochSeconds() {
		super(Instant.class);
	}

	@Override
	public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
		json.writeNumber(time.getEpochSecond());
	}

}
