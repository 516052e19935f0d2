package cl.gremio.service.readmodel;

import org.jspecify.annotations.Nullable;

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
