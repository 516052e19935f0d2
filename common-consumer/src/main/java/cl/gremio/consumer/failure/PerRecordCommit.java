package cl.gremio.consumer.failure;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Stands where records come from Kafka into a part of the topology. While records are
 * under suspicion it has each one committed by itself.
 */
public final class PerRecordCommit {

	/** Under this name the streams' configuration says that records are. */
	public static final String ONE_BY_ONE = "gremio.one-by-one";

	private final ProcessingContext context;

	private final boolean oneByOne;

	public PerRecordCommit(ProcessingContext context) {
		this.context = context;
		this.oneByOne = Boolean.TRUE.equals(context.appConfigs().get(ONE_BY_ONE));
	}

	/** To be called when a record has been processed. */
	public void processed() {
		if (this.oneByOne) {
			this.context.commit();
		}
	}

}
