package cl.gremio.consumer.intake;

import cl.gremio.model.event.Event;

/**
 * An event that keeps the rules of its topic.
 *
 * @param source the record as it was written, for a repartition topic
 * @param home the partition that the event belongs to
 */
record ValidEvent<D>(Event<D> event, SourceRecord source, int partition, int home) {

	/** Whether the record was read from the partition that the event belongs to. */
	boolean isAtHome() {
		return this.partition == this.home;
	}

}
