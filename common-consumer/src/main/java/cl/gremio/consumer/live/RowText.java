package cl.gremio.consumer.live;

import java.util.Map;

import cl.gremio.model.wire.WireWriter;
import cl.gremio.web.stream.EventBatch;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as events. This is the only place where a stream's row becomes JSON. */
final class RowText {

	private static final byte[] NOTHING = WireWriter.toJson(Map.of());

	private final JsonMapper mapper;

	private final PulseText pulses;

	RowText(JsonMapper mapper, PulseText pulses) {
		this.mapper = mapper;
		this.pulses = pulses;
	}

	/** Adds a row as it is now. */
	<T> void addRow(EventBatch batch, LiveList<T> list, String key, T row) {
		batch.add(list.eventOf(row), key, this.mapper.writeValueAsBytes(row));
	}

	/** Adds that a row has left the list. */
	void addRemoval(EventBatch batch, String key) {
		batch.add("quitada", null, this.mapper.writeValueAsBytes(Map.of("clave", key)));
	}

	/** Adds that all rows have been told once, and how fresh they are. */
	void addReady(EventBatch batch) {
		batch.add("listo", null, NOTHING);
		this.pulses.addTo(batch);
	}

	/** How fresh the rows are, as a batch of its own. */
	byte[] pulse() {
		EventBatch batch = new EventBatch();
		this.pulses.addTo(batch);
		return batch.take();
	}

}
