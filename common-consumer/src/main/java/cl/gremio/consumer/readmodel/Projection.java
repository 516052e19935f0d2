package cl.gremio.consumer.readmodel;

import java.util.function.Function;

import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** Turns the facts of one topic into rows. */
@FunctionalInterface
public interface Projection {

	/**
	 * Applies a fact. Applied again, the fact must leave the same rows.
	 * @param key the fact's key
	 * @param value the fact as JSON, or {@code null} if it was deleted
	 * @param rows takes the changes
	 */
	void apply(String key, byte @Nullable [] value, Rows rows);

	/** Takes changes of rows. */
	interface Rows {

		/** Sets a row. */
		void put(String table, String key, byte[] value);

		/** Removes a row, if it exists. */
		void delete(String table, String key);

	}

	/**
	 * Keeps each fact as the row of its key. Refuses a value that is no fact of that key,
	 * as it would fail every answer: a row is answered as it is stored.
	 */
	static <T> Projection into(String table, Class<T> type, Function<T, @Nullable String> keyOf) {
		ObjectReader reader = WireWriter.readerFor(type);
		Projection rows = into(table);
		return (key, value, changes) -> {
			if (value != null) {
				T fact = reader.readValue(value);
				if (fact == null || !isPlainObject(value) || !key.equals(keyOf.apply(fact))) {
					throw new IllegalArgumentException("not of its key");
				}
			}
			rows.apply(key, value, changes);
		};
	}

	/**
	 * Whether JSON begins and ends with the braces of an object. Jackson also reads
	 * UTF-16 and space around an object.
	 */
	private static boolean isPlainObject(byte[] json) {
		return json[0] == '{' && json[json.length - 1] == '}';
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
