package cl.gremio.producer;

import cl.gremio.model.event.Event;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.producer.bulk.BulkBody;

/**
 * The body of a POST to a route that takes one event or many. A controller takes it as an
 * argument.
 *
 * @param <T> the type of an event's data
 */
public sealed interface OneOrMany<T extends WireRecord> {

	/**
	 * One event, read and checked.
	 *
	 * @param event as it was posted
	 */
	record One<T extends WireRecord>(Event<T> event) implements OneOrMany<T> {
	}

	/**
	 * Many events, yet to be read.
	 *
	 * @param bulk the whole of them, with its body in memory
	 */
	record Many<T extends WireRecord>(Event<BulkBody> bulk) implements OneOrMany<T> {
	}

}
