package cl.gremio.consumer.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import cl.gremio.model.wire.WireWriter;
import cl.gremio.web.stream.EventBatch;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as events. This is the only place where a stream's row becomes JSON. */
final class RowText {

	/** The changed rows that are read for one batch. */
	private static final int MOST_ROWS = 500;

	private static final byte[] NOTHING = WireWriter.toJson(Map.of());

	private final JsonMapper mapper;

	private final PulseText pulses;

	RowText(JsonMapper mapper, PulseText pulses) {
		this.mapper = mapper;
		this.pulses = pulses;
	}

	/** Adds a row as it is now. */
	<T> void addRow(EventBatch batch, LiveList<T> list, String key, T row) {
		batch.add(list.eventOf(row), list.toldAs(key), this.mapper.writeValueAsBytes(row));
	}

	/**
	 * Takes keys out of a map, and adds what has become of their rows.
	 * @param from changed keys, and whether readers may know the row
	 * @param size the size at which the batch is full
	 * @param told takes the key of each row that is added
	 * @return the keys that were taken
	 */
	<T> Map<String, Boolean> addChanges(EventBatch batch, LiveList<T> list, Map<String, Boolean> from, int size,
			Consumer<String> told) {
		Map<String, Boolean> taken = new LinkedHashMap<>();
		Iterator<Map.Entry<String, Boolean>> keys = from.entrySet().iterator();
		while (keys.hasNext() && taken.size() < MOST_ROWS && batch.size() < size) {
			Map.Entry<String, Boolean> next = keys.next();
			String key = next.getKey();
			boolean mayBeKnown = next.getValue();
			keys.remove();
			Optional<T> row = list.row(key);
			if (row.isPresent()) {
				addRow(batch, list, key, row.get());
				told.accept(key);
			}
			else if (mayBeKnown) {
				batch.add("quitada", null, this.mapper.writeValueAsBytes(Map.of("clave", list.toldAs(key))));
			}
			taken.put(key, mayBeKnown);
		}
		return taken;
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
