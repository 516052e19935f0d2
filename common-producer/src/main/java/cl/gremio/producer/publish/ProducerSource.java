package cl.gremio.producer.publish;

import java.time.Duration;

import org.apache.kafka.clients.producer.Producer;

/** Makes the producers of a loop, one after the other. */
@FunctionalInterface
interface ProducerSource {

	/** Makes a producer; may wait for Kafka, and fail. */
	Producer<byte[], byte[]> open();

	/** Closes a producer that this source made. */
	default void close(Producer<byte[], byte[]> producer, Duration timeout) {
		producer.close(timeout);
	}

}
