package cl.gremio.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The kinds of topics, each as it is made where it is missing. */
public final class TopicDefinitions {

	/** A key is good for 24 hours. */
	private static final Duration CLAIMS_KEPT = Duration.ofHours(48);

	private final TopicProperties properties;

	TopicDefinitions(TopicProperties properties) {
		this.properties = properties;
	}

	/** A log of events, kept for {@code gremio.topics.retention}. */
	public NewTopic events(String name) {
		return events(name, this.properties.retention());
	}

	/** A log of events kept for a time of its own. */
	public NewTopic events(String name, @Nullable Duration retention) {
		return log(name, this.properties.partitions(), retention,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.PUBLIC_TOPIC)));
	}

	/** Published facts, of which the newest of each key is kept. */
	public NewTopic facts(String name) {
		return topic(name, this.properties.partitions(),
				Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
	}

	/** The records of a topic that can't be read or are invalid, kept for ever. */
	public NewTopic deadLettersOf(String topic) {
		return log(Topics.deadLettersOf(topic), this.properties.partitions(), null,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.OWN_TOPIC)));
	}

	/** Who replayed which dead letter, in one sequence, kept for ever. */
	public NewTopic deadLetterReplays() {
		return log(Topics.DLT_REPLAYS, 1, null, Map.of());
	}

	/** Which generations of results there are, in one sequence, kept for ever. */
	public NewTopic generations() {
		return log(Topics.GENERATIONS, 1, null, Map.of());
	}

	/** Who came first under a key, in one sequence, dated by the broker's one clock. */
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
		Map<String, String> all = new HashMap<>(configs);
		Integer minInsyncReplicas = this.properties.minInsyncReplicas();
		if (minInsyncReplicas != null) {
			all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInsyncReplicas.toString());
		}
		return new NewTopic(name, partitions, this.properties.replicationFactor()).configs(all);
	}

}
