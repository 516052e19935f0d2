package cl.gremio.consumer.readmodel;

import java.nio.charset.StandardCharsets;

import cl.gremio.model.wire.WireWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * A row that is answered as it is stored. Its JSON goes into a JSON answer as it is; only
 * another format, or the caller, needs the object.
 *
 * @param <T> the type of the row's object
 */
public final class JsonRow<T> implements JacksonSerializable {

	private final byte[] json;

	private final ObjectReader reader;

	JsonRow(byte[] json, ObjectReader reader) {
		this.json = json;
		this.reader = reader;
	}

	/** A row that is not stored. */
	public static <T> JsonRow<T> of(T value) {
		return new JsonRow<>(WireWriter.toJson(value), WireWriter.readerFor(value.getClass()));
	}

	/** The row's object, read anew at each call. */
	public T value() {
		return this.reader.readValue(this.json);
	}

	@Override
	public void serialize(JsonGenerator answer, SerializationContext context) {
		if (answer instanceof JsonGeneratorBase) {
			answer.writeRawValue(new String(this.json, StandardCharsets.UTF_8));
		}
		else {
			context.writeValue(answer, value());
		}
	}

	@Override
	public void serializeWithType(JsonGenerator answer, SerializationContext context, TypeSerializer type) {
		serialize(answer, context);
	}

}
