package cl.gremio.kafka;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The settings of admin clients, and of all consumers but those of Kafka Streams. */
final class ClientConfigs {

	private ClientConfigs() {
	}

	/** The settings of an admin client, which fails soon while Kafka is away. */
	static Map<String, Object> admin(Map<String, Object> configured, String clientId) {
		Map<String, Object> configs = new HashMap<>(configured);
		configs.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
		configs.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
		configs.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 4000);
		configs.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
		return configs;
	}

	/**
	 * The settings of a consumer, which reads committed records, belongs to no group and
	 * commits no offsets.
	 * @param clientId the client id, to which each consumer appends its own name
	 */
	static Map<String, Object> consumer(Map<String, Object> configured, String clientId) {
		Map<String, Object> configs = admin(configured, clientId);
		configs.remove(ConsumerConfig.GROUP_ID_CONFIG);
		configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		configs.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
		return configs;
	}

}
