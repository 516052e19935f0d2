package cl.gremio.consumer.readmodel;

import java.util.function.Function;

import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** Turns the facts of one topic into rows. */
@FunctionalInterface
public interface Projection {

	/**
	 * Takes over a fact. Applied again, it must leave the same rows.
	 * @param key the fact's key
	 * @param value the fact as JSON, or {@code null} where it was deleted
	 * @param rows what the fact changes
	 */
	void apply(String key, byte @Nullable [] value, Rows rows);

	/** Rows that change together. */
	interface Rows {

		/** Sets a row. */
		void put(String table, String key, byte[] value);

		/** Removes a row, if it is there. */
		void delete(String table, String key);

	}

	/**
	 * Keeps each fact as the row of its key, and refuses what is no fact of that key: it
	 * would fail every answer.
	 */
	static <T> Projection into(String table, Class<T> type, Function<T, @Nullable String> keyOf) {
		ObjectReader reader = WireWriter.readerFor(type);
		Projection rows = into(table);
		return (key, value, changes) -> {
			if (value != null) {
				T fact = reader.readValue(value);
				if (fact == null || !key.equals(keyOf.apply(fact))) {
					throw new IllegalArgumentException("not of its key");
				}
			}
			rows.apply(key, value, changes);
		};
	}

	/** Keeps each fact as the row of its key. */
	static Projection into(String table) {
		return (key, value, rows) -> {
			if (value != null) {
				rows.put(table, key, value);
			}
			else {
				rows.delete(table, key);
			}
		};
	}

}
