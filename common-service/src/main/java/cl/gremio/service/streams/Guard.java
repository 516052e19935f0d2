package cl.gremio.service.streams;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Stands where records come from Kafka into a part of the topology. While records are
 * under suspicion it has each one committed by itself.
 */
final class Guard {

	/** Under this name the streams' configuration says that records are. */
	static final String ONE_BY_ONE = "gremio.one-by-one";

	private final ProcessingContext context;

	private final boolean oneByOne;

	Guard(ProcessingContext context) {
		this.context = context;
		this.oneByOne = Boolean.TRUE.equals(context.appConfigs().get(ONE_BY_ONE));
	}

	/** To be called when a record has been processed. */
	void processed() {
		if (this.oneByOne) {
			this.context.commit();
		}
	}

}
