package cl.gremio.model.wire;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** Writes records as JSON for topics and stores, and reads the JSON that gremio wrote. */
public final class WireWriter {

	private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new BlackbirdModule()).build();

	private WireWriter() {
	}

	/** Writes a record as JSON in UTF-8. */
	public static byte[] toJson(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	/** A reader of JSON that gremio itself wrote. */
	public static ObjectReader readerFor(Class<?> type) {
		return MAPPER.readerFor(type);
	}

}
