package cl.gremio.consumer.state;

import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Produced;
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

	/** Returns how facts are produced to a topic, by a sink of this name. */
	public static <T> Produced<String, T> produced(String name, Class<T> type) {
		return Produced.with(Serdes.String(), of(type)).withName(name);
	}

}
