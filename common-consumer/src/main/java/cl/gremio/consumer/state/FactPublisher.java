package cl.gremio.consumer.state;

import cl.gremio.consumer.failure.RecordProcessingException;

/** Forwards the facts of a store on behalf of a processor. */
record FactPublisher<V, F>(NodeForwarder<F> forwarder, FactFunction<V, F> fact) {

	void publish(CachedEntry<V> entry) {
		try {
			this.forwarder.forward(this.fact.factOf(entry.key, entry.value, entry.timestamp));
		}
		catch (RuntimeException ex) {
			throw RecordProcessingException.ofSome(ex);
		}
	}

}
