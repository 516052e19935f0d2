package cl.gremio.tools.deadletter;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import cl.gremio.tools.CommandException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the tool's clients. The user's file tells the way to the broker. The
 * tool sets everything that its guarantees need.
 */
final class ClientSettings {

	/** One replay runs at a time: a second one with this id fences the first. */
	static final String TRANSACTIONAL_ID = "gremio-dlt-replay";

	static final String DEFAULT_BROKER = "127.0.0.1:9092";

	/** The longest wait for an answer, in milliseconds. */
	static final int PATIENCE = 8_000;

	private static final int REQUEST_TIMEOUT = 4_000;

	/** A limit above the size of every dead letter with its headers. */
	private static final int RECORD_BYTES = 16 * 1024 * 1024;

	private final Map<String, Object> shared;

	private ClientSettings(Map<String, Object> shared) {
		this.shared = shared;
	}

	/**
	 * Merges the command line and the file.
	 * @throws CommandException if the file can't be read
	 */
	static ClientSettings of(@Nullable String bootstrapServers, @Nullable Path file) {
		Map<String, Object> settings = new HashMap<>();
		settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BROKER);
		settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gremio-dlt");
		if (file != null) {
			load(file).forEach((name, value) -> settings.put(name.toString(), value));
		}
		if (bootstrapServers != null) {
			settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
		}
		settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT);
		settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
		return new ClientSettings(settings);
	}

	private static Properties load(Path file) {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
			return properties;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new CommandException("Can't read the properties in " + file, ex);
		}
	}

	String bootstrapServers() {
		return this.shared.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
	}

	Map<String, Object> admin() {
		return new HashMap<>(this.shared);
	}

	Map<String, Object> consumer() {
		Map<String, Object> settings = new HashMap<>(this.shared);
		settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, RECORD_BYTES);
		return settings;
	}

	Map<String, Object> producer() {
		Map<String, Object> settings = new HashMap<>(this.shared);
		settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
		settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
		settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		settings.put(ProducerConfig.ACKS_CONFIG, "all");
		settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
		settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
		settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
		settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
		settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
		settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES);
		return settings;
	}

}
