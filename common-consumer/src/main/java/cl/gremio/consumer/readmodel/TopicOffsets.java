package cl.gremio.consumer.readmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka where topics begin, and where their committed records end. Every question
 * may end with a {@link KafkaException}.
 */
record TopicOffsets(SharedAdmin kafka) {

	Map<TopicPartition, Range> ranges(Collection<String> topics) {
		Collection<TopicPartition> partitions = SharedAdmin
			.await(this.kafka.admin().describeTopics(topics).allTopicNames())
			.values()
			.stream()
			.flatMap((topic) -> partitions(topic).stream())
			.toList();
		Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
		Map<TopicPartition, Range> ranges = new HashMap<>();
		ends(partitions).forEach((partition, end) -> ranges.put(partition, new Range(starts.get(partition), end)));
		return ranges;
	}

	/** A topic that was created a moment ago may show without its partitions. */
	private static Collection<TopicPartition> partitions(TopicDescription topic) {
		if (topic.partitions().isEmpty()) {
			throw new UnknownTopicOrPartitionException("No partition of " + topic.name() + " is visible yet");
		}
		return topic.partitions()
			.stream()
			.map((partition) -> new TopicPartition(topic.name(), partition.partition()))
			.toList();
	}

	/** Where the committed records of these partitions end. */
	Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
		return offsets(partitions, OffsetSpec.latest());
	}

	private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
		Map<TopicPartition, OffsetSpec> specs = partitions.stream()
			.collect(Collectors.toMap(Function.identity(), (partition) -> spec));
		Map<TopicPartition, ListOffsetsResultInfo> offsets = SharedAdmin
			.await(this.kafka.admin().listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
		return offsets.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (offset) -> offset.getValue().offset()));
	}

	/**
	 * The offsets that a partition has.
	 *
	 * @param end behind its last committed record
	 */
	record Range(long start, long end) {
	}

}
