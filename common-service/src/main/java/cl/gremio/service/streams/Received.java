package cl.gremio.service.streams;

import cl.gremio.model.Event;
import org.jspecify.annotations.Nullable;

/** What came of reading a record. */
sealed interface Received<D> {

	/**
	 * An event that keeps the rules.
	 *
	 * @param raw its value as it came, to travel on with
	 * @param here the partition that it was read from
	 * @param place the partition that it belongs to
	 */
	record Accepted<D>(Event<D> event, byte[] raw, int here, int place) implements Received<D> {
	}

	/**
	 * A record that can't be read or is invalid, with its key and value as they came.
	 *
	 * @param here the partition that it was read from
	 */
	record Rejected<D>(byte @Nullable [] key, byte @Nullable [] raw, int here) implements Received<D> {
	}

}
