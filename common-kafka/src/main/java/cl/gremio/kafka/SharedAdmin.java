package cl.gremio.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import cl.gremio.model.wire.OneLine;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.StringUtils;

/**
 * The service's one admin client, by {@link KafkaAdmin}'s settings. The client is created
 * on first use, not at the application's start: creating a client fails while the
 * brokers' names do not resolve. Thread-safe.
 */
public final class SharedAdmin implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SharedAdmin.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

	private final KafkaAdmin settings;

	/** Guarded by this. */
	private @Nullable Admin admin;

	/** Guarded by this. */
	private boolean closed;

	SharedAdmin(KafkaAdmin settings) {
		this.settings = settings;
	}

	String address() {
		Object servers = this.settings.getConfigurationProperties().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
		return (servers instanceof Collection<?> several) ? StringUtils.collectionToCommaDelimitedString(several)
				: String.valueOf(servers);
	}

	/**
	 * The client.
	 * @throws KafkaException if the client cannot be created now, or the service is
	 * shutting down
	 */
	public synchronized Admin admin() {
		if (this.closed) {
			throw new KafkaException("The service is shutting down");
		}
		if (this.admin == null) {
			this.admin = Admin.create(this.settings.getConfigurationProperties());
		}
		return this.admin;
	}

	/**
	 * Describes topics; leaves out those that do not exist.
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	public static Map<String, TopicDescription> describe(Admin admin, Collection<String> topics) {
		Map<String, TopicDescription> existing = new HashMap<>();
		admin.describeTopics(topics).topicNameValues().forEach((name, answer) -> {
			try {
				existing.put(name, await(answer));
			}
			catch (UnknownTopicOrPartitionException ex) {
				log.debug("There is no topic {}", OneLine.of(name));
			}
		});
		return existing;
	}

	/**
	 * Waits for Kafka's answer.
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	public static <T> T await(Future<T> answer) {
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
