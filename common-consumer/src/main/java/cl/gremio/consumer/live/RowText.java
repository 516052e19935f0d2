package cl.gremio.consumer.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import cl.gremio.consumer.horizon.LogLag;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.EventBatch;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes rows, and how fresh they are, as events. This is the only place where a stream's
 * row becomes JSON.
 */
final class RowText {

	/** The changed rows that are read for one batch. */
	private static final int MOST_ROWS = 500;

	private static final byte[] NOTHING = WireWriter.toJson(Map.of());

	private final JsonMapper mapper;

	private final LogLag lag;

	private final GuildTime time;

	RowText(JsonMapper mapper, LogLag lag, GuildTime time) {
		this.mapper = mapper;
		this.lag = lag;
		this.time = time;
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
		addPulse(batch);
	}

	/** How fresh the rows are, as a batch of its own. */
	byte[] pulse() {
		return addPulse(new EventBatch()).take();
	}

	private EventBatch addPulse(EventBatch batch) {
		double behind = this.lag.behind();
		Pulse pulse = new Pulse(this.time.now().getEpochSecond(), Double.isNaN(behind) ? null : behind);
		return batch.add("pulso", null, WireWriter.toJson(pulse));
	}

	/**
	 * How fresh the rows are.
	 *
	 * @param time now, in epoch seconds
	 * @param behind how many seconds the service is behind the log; {@code null} while it
	 * is not known
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Pulse(@JsonProperty("time") long time, @JsonProperty("atraso") @Nullable Double behind) {
	}

}
