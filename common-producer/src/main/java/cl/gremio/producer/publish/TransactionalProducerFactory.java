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
final class TransactionalProducerFactory extends DefaultKafkaProducerFactory<byte[], byte[]> implements ProducerSource {

	private final Runnable topics;

	/**
	 * Creates a factory.
	 * @param topics makes the topics to which the producers write, or fails
	 */
	TransactionalProducerFactory(Map<String, Object> configs, Runnable topics) {
		super(configs, ByteArraySerializer::new, ByteArraySerializer::new);
		this.topics = topics;
	}

	@Override
	public Producer<byte[], byte[]> open() {
		this.topics.run();
		return createProducer();
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

	@Override
	public void close(Producer<byte[], byte[]> producer, Duration timeout) {
		getListeners().forEach((listener) -> listener.producerRemoved(getTransactionIdPrefix(), producer));
		producer.close(timeout);
	}

}
