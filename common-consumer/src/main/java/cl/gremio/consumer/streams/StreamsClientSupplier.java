package cl.gremio.consumer.streams;

import java.util.Map;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Supplies the Kafka clients of the streams. The clients of the tasks are our own, all
 * others are plain.
 */
record StreamsClientSupplier(PoisonRecordDetector detector) implements KafkaClientSupplier {

	@Override
	public Admin getAdmin(Map<String, Object> config) {
		return Admin.create(config);
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new TaskProducer(config, this.detector);
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		return new TaskConsumer(config, this.detector);
	}

	@Override
	public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
		return plainConsumer(config);
	}

	@Override
	public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
		return plainConsumer(config);
	}

	private static Consumer<byte[], byte[]> plainConsumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

}
