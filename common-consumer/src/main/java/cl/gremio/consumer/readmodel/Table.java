package cl.gremio.consumer.readmodel;

import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * A table of a read model: rows in the order of their keys.
 *
 * @param <T> the type of a row's object
 */
public final class Table<T> {

	private final ReadModel readModel;

	private final String name;

	private final ObjectReader reader;

	/** Opens a table whose rows are the JSON of a type. */
	public Table(ReadModel readModel, String name, Class<T> type) {
		this.readModel = readModel;
		this.name = name;
		this.reader = WireWriter.readerFor(type);
	}

	/** The row of a key. */
	public Optional<T> get(String key) {
		return Optional.ofNullable(this.readModel.get(this.name, key)).map(this::read);
	}

	/**
	 * The rows whose keys begin with a prefix, in key order, read as they are consumed;
	 * to be closed.
	 * @param after the key, without the prefix, after which to begin, or {@code null}
	 */
	public Stream<T> rows(String prefix, @Nullable String after) {
		return this.readModel.rows(this.name, prefix, after).map(this::read);
	}

	/** The row of a key, to be answered as it is stored. */
	public Optional<JsonRow<T>> getJson(String key) {
		return Optional.ofNullable(this.readModel.get(this.name, key)).map(this::json);
	}

	/** As {@link #rows}, to be answered as they are stored. */
	public Stream<JsonRow<T>> jsonRows(String prefix, @Nullable String after) {
		return this.readModel.rows(this.name, prefix, after).map(this::json);
	}

	/**
	 * All rows from the last key to the first, to be answered as they are stored; to be
	 * closed.
	 */
	public Stream<JsonRow<T>> lastFirst() {
		return this.readModel.lastFirst(this.name).map(this::json);
	}

	JsonRow<T> json(byte[] row) {
		return new JsonRow<>(row, this.reader);
	}

	private T read(byte[] row) {
		return this.reader.readValue(row);
	}

}
