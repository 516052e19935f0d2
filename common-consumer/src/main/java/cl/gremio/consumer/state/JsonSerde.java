package cl.gremio.consumer.state;

import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.databind.ObjectReader;

/** Records as JSON, for topics that anyone may read. */
public final class JsonSerde {

	private JsonSerde() {
	}

	/** Writes records of a type as JSON, {@code null} as a deletion, and reads them. */
	public static <T> Serde<T> of(Class<T> type) {
		ObjectReader reader = WireWriter.readerFor(type);
		return Serdes.serdeFrom((topic, value) -> (value != null) ? WireWriter.toJson(value) : null,
				(topic, json) -> (json != null) ? reader.readValue(json) : null);
	}

}
