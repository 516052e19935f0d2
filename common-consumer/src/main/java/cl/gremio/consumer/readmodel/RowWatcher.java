package cl.gremio.consumer.readmodel;

import java.util.List;

/** Is told how the rows change that answer. */
public interface RowWatcher {

	/**
	 * Runs before rows are written, which no reader of {@link RowChanges#unchanged} sees
	 * half done. Must be quick.
	 */
	void beforeChange(List<ChangedRow> rows);

	/** The rows are others now: of another generation, or filled anew. */
	void onReplacement();

}
