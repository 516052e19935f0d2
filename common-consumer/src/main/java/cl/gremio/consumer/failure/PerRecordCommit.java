package cl.gremio.consumer.failure;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits after each record of a source, while the detector suspects records. Each
 * processor that reads a source has one.
 */
public final class PerRecordCommit {

	/** The key in the streams' configuration that turns the commits on. */
	public static final String ONE_BY_ONE = "gremio.one-by-one";

	private final ProcessingContext context;

	private final boolean oneByOne;

	public PerRecordCommit(ProcessingContext context) {
		this.context = context;
		this.oneByOne = Boolean.TRUE.equals(context.appConfigs().get(ONE_BY_ONE));
	}

	/**
	 * Commits, if the run goes one by one. The processor calls this after each record.
	 */
	public void processed() {
		if (this.oneByOne) {
			this.context.commit();
		}
	}

}
