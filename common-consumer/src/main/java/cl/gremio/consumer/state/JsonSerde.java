package cl.gremio.consumer.state;

import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.databind.ObjectReader;

/** Serializes values as JSON, for topics that anyone may read. */
public final class JsonSerde {

	private JsonSerde() {
	}

	/** Returns the serde of a type. {@code null} is a tombstone. */
	public static <T> Serde<T> of(Class<T> type) {
		ObjectReader reader = WireWriter.readerFor(type);
		return Serdes.serdeFrom((topic, value) -> (value != null) ? WireWriter.toJson(value) : null,
				(topic, json) -> (json != null) ? reader.readValue(json) : null);
	}

}
