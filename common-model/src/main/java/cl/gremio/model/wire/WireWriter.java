package cl.gremio.model.wire;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** Writes records as the JSON that goes onto a topic, and reads gremio's own back. */
public final class WireWriter {

	private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new BlackbirdModule()).build();

	private WireWriter() {
	}

	/** The record as JSON in UTF-8. */
	public static byte[] toJson(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	/** A reader of facts that gremio itself wrote. */
	public static ObjectReader readerFor(Class<?> type) {
		return MAPPER.readerFor(type);
	}

}
