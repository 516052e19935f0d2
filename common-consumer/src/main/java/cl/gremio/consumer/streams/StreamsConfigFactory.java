package cl.gremio.consumer.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import cl.gremio.consumer.intake.NonNegativeTimestampExtractor;
import cl.gremio.consumer.state.BoundedMemoryRocksDbConfig;
import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.kafka.RecordLimits;
import cl.gremio.kafka.TopicProperties;
import cl.gremio.service.storage.InstanceId;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

/**
 * Makes the configuration of the streams. The user's settings override the defaults, and
 * gremio's promises override the user's settings.
 *
 * @param configured the user's settings
 * @param shared objects that processors and stores find in the configuration
 */
record StreamsConfigFactory(Map<String, Object> configured, StreamsProperties properties, TopicProperties topics,
		InstanceId instance, Path directory, Map<String, Object> shared) {

	/** A commit flushes all batches, so they may fill until the next one. */
	private static final int LINGER_MS = 100;

	private static final int BATCH_BYTES = 64 * 1024;

	/** An open transaction blocks readers for this long at most. */
	private static final int TRANSACTION_TIMEOUT_MS = 10_000;

	Properties create() {
		Properties config = new Properties();
		config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, this.properties.threads());
		config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, this.properties.busyCommitInterval().toMillis());
		config.put(AdaptiveCommit.INTERVAL, this.properties.commitInterval());
		config.put(StreamsConfig.POLL_MS_CONFIG, this.properties.commitInterval().toMillis());
		config.put(WriteBehindStore.CAPACITY, this.properties.entriesAtHand());
		config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, this.properties.standbyReplicas());
		config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
		config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) this.topics.replicationFactor());
		int session = (int) this.properties.sessionTimeout().toMillis();
		config.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
		config.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 4);
		// Only the public topic of a task can have a backlog: no topic waits for another
		config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
		config.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
		config.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
		config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
		config.putAll(this.configured);
		config.put(StreamsConfig.CLIENT_ID_CONFIG, this.instance.toString());
		config.put(StreamsConfig.STATE_DIR_CONFIG, this.directory.toString());
		config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
		config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, NonNegativeTimestampExtractor.class);
		// Public topics are read as bytes; a bad record of an internal topic is foreign
		config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
		config.put(topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), RecordLimits.OWN_TOPIC);
		config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemoryRocksDbConfig.class);
		config.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), this.instance.toString());
		config.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
		config.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), RecordLimits.REQUEST);
		config.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
		config.putAll(this.shared);
		return config;
	}

}
