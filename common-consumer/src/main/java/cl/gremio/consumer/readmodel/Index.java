package cl.gremio.consumer.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Another order of a table's rows. Each entry of an index holds the key of a row. The key
 * of a row does not begin with a brace.
 *
 * @param <T> the type of a row's object
 */
public final class Index<T> {

	private final ReadModel readModel;

	private final String name;

	private final Table<T> table;

	public Index(ReadModel readModel, String name, Table<T> table) {
		this.readModel = readModel;
		this.name = name;
		this.table = table;
	}

	/** The entry that points to a row. */
	public static byte[] entry(String rowKey) {
		return rowKey.getBytes(StandardCharsets.UTF_8);
	}

	/** As {@link Table#jsonRows}, by the keys of the index. */
	public Stream<JsonRow<T>> jsonRows(String prefix, @Nullable String after) {
		return this.readModel.rows(this.name, prefix, after).map(this::row).flatMap(Optional::stream);
	}

	/** An entry of an earlier version is a copy of the row, as JSON. */
	private Optional<JsonRow<T>> row(byte[] entry) {
		return (entry[0] == '{') ? Optional.of(this.table.json(entry))
				: this.table.getJson(new String(entry, StandardCharsets.UTF_8));
	}

}
