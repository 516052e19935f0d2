package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of producers: those of {@code spring.kafka.*} with gremio's defaults, and
 * the settings that the promise of a 2xx rests on, which the user can't change.
 */
final class ProducerSettings {

	/** The broker ends the transaction of a producer that died after this time. */
	private static final int TRANSACTION_TIMEOUT_MS = 10_000;

	private ProducerSettings() {
	}

	static Map<String, Object> idempotent(Map<String, Object> configured, String clientId) {
		Map<String, Object> configs = common(configured, clientId);
		configs.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
		configs.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		return configs;
	}

	static Map<String, Object> transactional(Map<String, Object> configured, String transactionalId) {
		Map<String, Object> configs = common(configured, transactionalId);
		// Gathers a transaction's records in one request; the flush before the commit
		// ends
		// the wait
		configs.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
		configs.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
		configs.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
		configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
		return configs;
	}

	static Map<String, Object> bulk(Map<String, Object> configured, String transactionalId, Duration timeout) {
		Map<String, Object> configs = new HashMap<>(configured);
		configs.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
		configs.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 512 * 1024);
		configs.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
		configs.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
		configs = transactional(configs, transactionalId);
		configs.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
		return configs;
	}

	private static Map<String, Object> common(Map<String, Object> configured, String clientId) {
		Map<String, Object> configs = new HashMap<>(configured);
		configs.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
		configs.put(ProducerConfig.ACKS_CONFIG, "all");
		configs.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		configs.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
		configs.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
		// A machine that is gone refuses no connection, it is silent. The client asks
		// another broker for the new leader only when its attempt to connect has ended:
		// at
		// Kafka's defaults after up to 10 s.
		configs.putIfAbsent(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 500);
		configs.putIfAbsent(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 500);
		configs.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
		return configs;
	}

}
