package cl.gremio.service.streams;

import cl.gremio.model.Event;

/** What came of reading a record. */
sealed interface Received<D> {

	/**
	 * An event that keeps the rules.
	 *
	 * @param came as it came, to travel on with
	 * @param here the partition that it was read from
	 * @param place the partition that it belongs to
	 */
	record Accepted<D>(Event<D> event, Came came, int here, int place) implements Received<D> {
	}

	/**
	 * A record that can't be read or is invalid.
	 *
	 * @param came as it came, or its beginning
	 * @param here the partition that it was read from
	 */
	record Rejected<D>(Came came, int here) implements Received<D> {
	}

}
