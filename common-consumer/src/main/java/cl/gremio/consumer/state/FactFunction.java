package cl.gremio.consumer.state;

import org.apache.kafka.streams.processor.api.Record;

/** Makes the fact that a {@link WriteBehindStore} publishes of a value. */
@FunctionalInterface
public interface FactFunction<V, F> {

	/**
	 * Returns the fact of a value.
	 * @param timestamp the timestamp of the record that changed the value last
	 */
	Record<String, F> factOf(String key, V value, long timestamp);

}
