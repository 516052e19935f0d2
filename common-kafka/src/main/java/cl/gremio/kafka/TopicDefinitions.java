package cl.gremio.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.config.TopicBuilder;

/** The kinds of topics, with the settings that each has when it is created. */
public final class TopicDefinitions {

	/** An idempotency key counts for 24 hours. */
	private static final Duration CLAIMS_KEPT = Duration.ofHours(48);

	private final TopicProperties properties;

	TopicDefinitions(TopicProperties properties) {
		this.properties = properties;
	}

	/** A log of events, kept for {@code gremio.topics.retention}. */
	public NewTopic events(String name) {
		return events(name, this.properties.retention());
	}

	/** A log of events with its own retention. */
	public NewTopic events(String name, @Nullable Duration retention) {
		return log(name, this.properties.partitions(), retention,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.PUBLIC_TOPIC)));
	}

	/** A compacted topic of facts: Kafka keeps the newest fact of each key. */
	public NewTopic facts(String name) {
		return topic(name, this.properties.partitions(),
				Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
	}

	/** The unreadable and invalid records of a topic, kept forever. */
	NewTopic deadLettersOf(String topic) {
		return log(Topics.deadLettersOf(topic), this.properties.partitions(), null,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.OWN_TOPIC)));
	}

	/**
	 * The topics that a consumer of events needs beside its results, the events first.
	 */
	public List<NewTopic> consumed(String events) {
		return List.of(events(events), deadLettersOf(events), deadLetterReplays(), generations());
	}

	/** The replays of dead letters, in one sequence, kept forever. */
	NewTopic deadLetterReplays() {
		return log(Topics.DLT_REPLAYS, 1, null, Map.of());
	}

	/** The log of the generations of results, in one sequence, kept forever. */
	NewTopic generations() {
		return log(Topics.GENERATIONS, 1, null, Map.of());
	}

	/** The claims of idempotency keys, in one sequence, dated by the broker's clock. */
	public NewTopic claims(String name) {
		return log(name, 1, CLAIMS_KEPT,
				Map.of(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(CLAIMS_KEPT.toMillis() / 2),
						TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name));
	}

	private NewTopic log(String name, int partitions, @Nullable Duration retention, Map<String, String> more) {
		Map<String, String> configs = new HashMap<>(more);
		configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
		configs.put(TopicConfig.RETENTION_MS_CONFIG, (retention != null) ? Long.toString(retention.toMillis()) : "-1");
		configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
		return topic(name, partitions, configs);
	}

	private NewTopic topic(String name, int partitions, Map<String, String> configs) {
		TopicBuilder topic = TopicBuilder.name(name)
			.partitions(partitions)
			.replicas(this.properties.replicationFactor())
			.configs(configs);
		Integer minInsyncReplicas = this.properties.minInsyncReplicas();
		if (minInsyncReplicas != null) {
			topic.config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInsyncReplicas.toString());
		}
		return topic.build();
	}

}
