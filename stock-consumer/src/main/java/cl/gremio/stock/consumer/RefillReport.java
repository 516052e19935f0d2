package cl.gremio.stock.consumer;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * The low events that wait and the alerts, newest first, read while they are written: the
 * alerts are never in memory together.
 */
class RefillReport implements JacksonSerializable {

	private final StockTables tables;

	private final @Nullable Integer limit;

	/**
	 * Creates a report.
	 * @param limit how many alerts at most, or {@code null} for all
	 */
	RefillReport(StockTables tables, @Nullable Integer limit) {
		this.tables = tables;
		this.limit = limit;
	}

	@Override
	public void serialize(JsonGenerator json, SerializationContext context) {
		// A failure must not leave an answer that looks whole.
		json.configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false);
		try (Stream<Refill> refills = this.tables.refillsNewestFirst()) {
			json.writeStartObject();
			json.writePOJOProperty("pendientes", this.tables.waiting());
			json.writeName("avisos").writeStartArray();
			((this.limit != null) ? refills.limit(this.limit) : refills).forEachOrdered(json::writePOJO);
			json.writeEndArray();
			json.writeEndObject();
		}
	}

	@Override
	public void serializeWithType(JsonGenerator json, SerializationContext context, TypeSerializer type) {
		serialize(json, context);
	}

}
