package cl.gremio.consumer.streams;

import java.util.Map;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Supplies the streams with Kafka's clients, and with our own for the tasks. */
final class StreamsClientSupplier extends DefaultKafkaClientSupplier {

	private final PoisonRecordDetector detector;

	StreamsClientSupplier(PoisonRecordDetector detector) {
		this.detector = detector;
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new TaskProducer(config, this.detector);
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		return new TaskConsumer(config, this.detector);
	}

}
