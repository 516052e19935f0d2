package cl.gremio.consumer.generation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation.Source;
import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka about topics and groups. Every method may throw a {@link KafkaException}.
 */
record ClusterMetadata(SharedAdmin kafka) {

	private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(3);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

	String id() {
		return SharedAdmin.await(this.kafka.admin().describeCluster().clusterId());
	}

	Set<String> topics() {
		return SharedAdmin.await(this.kafka.admin().listTopics().names());
	}

	Source source(String topic) {
		TopicDescription description = describe(List.of(topic)).get(topic);
		if (description == null) {
			throw new UnknownTopicOrPartitionException("There is no topic " + topic);
		}
		return new Source(topic, description.topicId().toString(), description.partitions().size());
	}

	Map<String, String> ids(Collection<String> topics) {
		return describe(topics).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (topic) -> topic.getValue().topicId().toString()));
	}

	/**
	 * Returns the ids of the topics that exist. Waits for missing ones, because brokers
	 * learn of a new topic one after the other.
	 */
	Map<String, String> idsOnceVisible(Collection<String> topics) {
		long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
		Map<String, String> ids = ids(topics);
		while (ids.size() < topics.size() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(POLL_INTERVAL.toNanos());
			ids = ids(topics);
		}
		return ids;
	}

	private Map<String, TopicDescription> describe(Collection<String> topics) {
		return SharedAdmin.describe(this.kafka.admin(), topics);
	}

	/** Whether a record was ever written to an existing topic. */
	boolean hasRecords(String topic) {
		return offsets(topic, OffsetSpec.latest()).values().stream().anyMatch((end) -> end.offset() > 0);
	}

	/** Returns the timestamp of a topic's first record in epoch milliseconds. */
	Optional<Long> firstTime(String topic) {
		return offsets(topic, OffsetSpec.forTimestamp(0)).values()
			.stream()
			.filter((first) -> first.offset() >= 0)
			.map(ListOffsetsResultInfo::timestamp)
			.min(Long::compare);
	}

	Map<TopicPartition, ListOffsetsResultInfo> offsets(String topic, OffsetSpec spec) {
		TopicDescription description = describe(List.of(topic)).get(topic);
		if (description == null) {
			return Map.of();
		}
		return SharedAdmin.await(this.kafka.admin()
			.listOffsets(description.partitions()
				.stream()
				.collect(Collectors.toMap((partition) -> new TopicPartition(topic, partition.partition()),
						(partition) -> spec)))
			.all());
	}

	/** Returns the committed offsets of a group that no open transaction can change. */
	Map<TopicPartition, OffsetAndMetadata> committedOffsets(String group) {
		Map<TopicPartition, OffsetAndMetadata> committed = SharedAdmin.await(this.kafka.admin()
			.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
			.partitionsToOffsetAndMetadata());
		return committed.entrySet()
			.stream()
			.filter((position) -> position.getValue() != null)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
