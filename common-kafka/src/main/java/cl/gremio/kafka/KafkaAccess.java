package cl.gremio.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The service's one admin client. It is made on first use, off the application's start:
 * making it fails while the brokers' names don't resolve.
 */
public final class KafkaAccess implements AutoCloseable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final Map<String, Object> configs;

	private @Nullable Admin admin;

	private boolean closed;

	/**
	 * For the cluster that these settings name.
	 * @param configs of an admin client; how long it waits is added where missing
	 */
	KafkaAccess(Map<String, Object> configs, String clientId) {
		this.configs = new HashMap<>(configs);
		this.configs.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
		this.configs.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
		this.configs.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
		this.configs.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
	}

	/** Where Kafka is looked for. */
	String address() {
		Object servers = this.configs.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
		return (servers instanceof Collection<?> several) ? StringUtils.collectionToCommaDelimitedString(several)
				: String.valueOf(servers);
	}

	/**
	 * The client.
	 * @throws KafkaException if it can't be made yet, or not any more
	 */
	public synchronized Admin admin() {
		if (this.closed) {
			throw new KafkaException("The service is shutting down");
		}
		if (this.admin == null) {
			this.admin = Admin.create(this.configs);
		}
		return this.admin;
	}

	/**
	 * What Kafka answered.
	 * @throws KafkaException if it didn't, or refused
	 */
	public static <T> T await(KafkaFuture<T> answer) {
		try {
			return answer.get();
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof KafkaException cause) {
				throw cause;
			}
			throw new KafkaException(ex.getCause());
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.admin != null) {
			this.admin.close(CLOSE_TIMEOUT);
		}
	}

}
