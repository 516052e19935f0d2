package cl.gremio.producer;

import cl.gremio.model.wire.WireRecord;
import cl.gremio.producer.bulk.BulkBody;

/**
 * What a route takes that also takes many events at once. A controller takes it as its
 * {@code @RequestBody}.
 *
 * @param <T> the type of an event
 */
public sealed interface OneOrMany<T extends WireRecord> {

	/**
	 * One event, checked.
	 *
	 * @param event as it was posted
	 */
	record One<T extends WireRecord>(T event) implements OneOrMany<T> {
	}

	/**
	 * Many events, yet to be read.
	 *
	 * @param body which has been received
	 */
	record Many<T extends WireRecord>(BulkBody body) implements OneOrMany<T> {
	}

}
