package cl.gremio.consumer.live;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A list of the read model that is also a stream: the rows that a GET answers, and which
 * changes concern them. Equal lists share the reading of changes, so an implementation is
 * a record of what it selects by.
 *
 * @param <T> the type of a row
 */
public interface LiveList<T> {

	/** The tables from which the rows are made. */
	Set<String> tables();

	/**
	 * The key of the row that a change of a table concerns, or {@code null} if it
	 * concerns no row of this list. Unless the list says otherwise, its tables have its
	 * keys.
	 * @param tableKey the key in that table
	 */
	default @Nullable String keyOf(String table, String tableKey) {
		return tableKey;
	}

	/** The key of a row. */
	String keyOf(T row);

	/** The key of a row as its readers are told it. */
	default String toldAs(String key) {
		return key;
	}

	/** The row of a key, unless the list does not have it. */
	Optional<T> row(String key);

	/** The rows in key order, after a key if one is given; to be closed. */
	Stream<T> rows(@Nullable String after);

	/** The name of the event that tells a row. */
	default String eventOf(T row) {
		return "fila";
	}

	/** Whether this is no longer the list that a new client would get. */
	default boolean isOver() {
		return false;
	}

	/** The list as an answer, in the form that the client asks for. */
	default Listing<T> listing(PageRequest page) {
		return new LiveListing<>(Listing.of(this::rows, page, this::keyOf), this);
	}

}
