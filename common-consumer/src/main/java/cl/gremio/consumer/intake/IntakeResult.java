package cl.gremio.consumer.intake;

import cl.gremio.model.event.Event;

/** What came of reading a record. */
sealed interface IntakeResult<D> {

	/**
	 * An event that keeps the rules.
	 *
	 * @param came as it came, to travel on with
	 * @param here the partition that it was read from
	 * @param place the partition that it belongs to
	 */
	record Accepted<D>(Event<D> event, SourceRecord came, int here, int place) implements IntakeResult<D> {
	}

	/**
	 * A record that can't be read or is invalid.
	 *
	 * @param came as it came, or its beginning
	 * @param here the partition that it was read from
	 */
	record Rejected<D>(SourceRecord came, int here) implements IntakeResult<D> {
	}

}
