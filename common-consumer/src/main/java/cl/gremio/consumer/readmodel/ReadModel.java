package cl.gremio.consumer.readmodel;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The rows from which a service answers its GETs: the copy of one generation of results.
 * Thread-safe. {@link ReadModelLifecycle} fills the copies and decides which one answers.
 */
public final class ReadModel {

	/** Written under the lock of {@link ReadModelLifecycle}. */
	private volatile GenerationCopy answering;

	private final RowChanges changes;

	ReadModel(GenerationCopy answering, RowChanges changes) {
		this.answering = answering;
		this.changes = changes;
		changes.answerFrom(answering.store());
	}

	/** Whether the rows that answer have reached the end of the result topics once. */
	public boolean isFilled() {
		return this.answering.isFilled();
	}

	byte @Nullable [] get(String table, String key) {
		return store().get(RowKey.of(table, key));
	}

	/**
	 * The values of the rows whose keys begin with a prefix, in key order; to be closed.
	 * @param after the key, without the prefix, after which to begin
	 */
	Stream<byte[]> rows(String table, String prefix, @Nullable String after) {
		return store().ascending(RowKey.of(table, prefix), (after != null) ? RowKey.of(table, prefix + after) : null);
	}

	/** The values of a table's rows, from the last key to the first; to be closed. */
	Stream<byte[]> lastFirst(String table) {
		return store().descending(RowKey.of(table, ""));
	}

	private RowStore store() {
		return this.answering.store();
	}

	GenerationCopy answering() {
		return this.answering;
	}

	void answerFrom(GenerationCopy copy) {
		this.answering = copy;
		this.changes.answerFrom(copy.store());
	}

}
