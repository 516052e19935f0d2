package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Makes Kafka's own producers with one transactional id, without Spring's wrapper. The
 * wrapper takes a commit that timed out for a failure and ignores the aborts after it,
 * but {@link Transaction} asks for the same commit or abort again until Kafka answers.
 */
final class TransactionalProducerFactory extends DefaultKafkaProducerFactory<byte[], byte[]> {

	TransactionalProducerFactory(Map<String, Object> configs) {
		super(configs, ByteArraySerializer::new, ByteArraySerializer::new);
	}

	/** The caller initializes its transactions. */
	@Override
	protected Producer<byte[], byte[]> createTransactionalProducer(@Nullable String transactionalId) {
		Map<String, Object> configs = getTxProducerConfigs(String.valueOf(transactionalId));
		// Without the number that Spring counts up, which would be one more time series
		configs.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
		Producer<byte[], byte[]> producer = createRawProducer(configs);
		getListeners().forEach((listener) -> listener.producerAdded(getTransactionIdPrefix(), producer));
		return producer;
	}

	/** Closes a producer that this factory made. */
	void close(Producer<byte[], byte[]> producer, Duration timeout) {
		getListeners().forEach((listener) -> listener.producerRemoved(getTransactionIdPrefix(), producer));
		producer.close(timeout);
	}

}
