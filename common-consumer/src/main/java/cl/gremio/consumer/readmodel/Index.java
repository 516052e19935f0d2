package cl.gremio.consumer.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Another order of a table's rows: under each of its keys stands the key of a row, which
 * begins with no brace.
 *
 * @param <T> what a row is
 */
public final class Index<T> {

	private final ReadModel readModel;

	private final String name;

	private final Table<T> table;

	/** Opens the index of a table. */
	public Index(ReadModel readModel, String name, Table<T> table) {
		this.readModel = readModel;
		this.name = name;
		this.table = table;
	}

	/** What is put under a key to name a row. */
	public static byte[] entry(String rowKey) {
		return rowKey.getBytes(StandardCharsets.UTF_8);
	}

	/** As {@link Table#jsonRows}, by the keys of the index. */
	public Stream<JsonRow<T>> jsonRows(String prefix, @Nullable String after) {
		return this.readModel.rows(this.name, prefix, after).map(this::row).flatMap(Optional::stream);
	}

	/** An index of an earlier version has copies of rows, as JSON, until they change. */
	private Optional<JsonRow<T>> row(byte[] entry) {
		return (entry[0] == '{') ? Optional.of(this.table.json(entry))
				: this.table.getJson(new String(entry, StandardCharsets.UTF_8));
	}

}
