package cl.gremio.consumer.state;

import java.util.Objects;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * Serializes the values of stores and internal topics, which only gremio reads. A record
 * is a JSON array of its components in their order, without their names; an instant is a
 * number of milliseconds. {@code [1234,3,321,["Ana","Beto"]]} is a cart's day.
 *
 * <p>
 * An object may be added at the end of a record: it is {@code null} where an earlier
 * release wrote the array. Any other change needs another generation.
 */
public final class StateSerde {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new BlackbirdModule())
		.annotationIntrospector(new RecordAsArrayIntrospector())
		.enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS,
				DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
		.build();

	private StateSerde() {
	}

	/** Returns the serde of a type. {@code null} is a tombstone. */
	public static <T> Serde<T> of(Class<T> type) {
		ObjectWriter writer = MAPPER.writerFor(type);
		ObjectReader reader = MAPPER.readerFor(type);
		return Serdes.serdeFrom((topic, value) -> (value != null) ? writer.writeValueAsBytes(value) : null,
				(topic, json) -> (json != null) ? Objects.requireNonNull(reader.readValue(json), "No value") : null);
	}

}
