package cl.gremio.kafka;

import java.util.HashMap;
import java.util.Map;

import cl.gremio.service.storage.InstanceId;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers that read committed records, in no group, from where they are told. */
public final class FactConsumers {

	private final Map<String, Object> configured;

	private final InstanceId instance;

	FactConsumers(Map<String, Object> configured, InstanceId instance) {
		this.configured = Map.copyOf(configured);
		this.instance = instance;
	}

	/**
	 * A consumer, to be closed.
	 * @param name among the service's consumers, for logs and metrics
	 */
	public Consumer<byte[], byte[]> create(String name) {
		return create(name, "read_committed");
	}

	/**
	 * A consumer that also sees what is not committed yet, or never will be; to be
	 * closed.
	 * @param name among the service's consumers, for logs and metrics
	 */
	public Consumer<byte[], byte[]> createUncommitted(String name) {
		return create(name, "read_uncommitted");
	}

	private Consumer<byte[], byte[]> create(String name, String isolation) {
		Map<String, Object> configs = new HashMap<>(this.configured);
		configs.remove(ConsumerConfig.GROUP_ID_CONFIG);
		configs.put(ConsumerConfig.CLIENT_ID_CONFIG, this.instance + "-" + name);
		configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
		configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		configs.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
		configs.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
		configs.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
		configs.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
		return new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

}
