package cl.gremio.consumer.horizon;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.kafka.TopicCreator;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka where partitions end, with two requests to each broker. It asks for the
 * number of partitions only from time to time. Not thread-safe.
 */
public class LogEnds {

	/** After so many looks it asks for the number of partitions again. */
	private static final int LOOKS = 100;

	private final SharedAdmin kafka;

	private final TopicCreator topics;

	private Map<String, Integer> partitions = Map.of();

	private int looks;

	public LogEnds(SharedAdmin kafka, TopicCreator topics) {
		this.kafka = kafka;
		this.topics = topics;
	}

	/**
	 * The ends of all partitions of these topics. Leaves out topics that do not exist
	 * yet, and partitions without a leader or without the permission to look.
	 * @param before the ends at the last look
	 * @param now by {@link System#nanoTime()}
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	Map<TopicPartition, CommittedEnd> of(Collection<String> names, Map<TopicPartition, CommittedEnd> before, long now) {
		if (!this.partitions.keySet().equals(Set.copyOf(names)) || ++this.looks >= LOOKS) {
			this.partitions = this.topics.partitions(names);
			this.looks = 0;
		}
		Map<TopicPartition, OffsetSpec> latest = this.partitions.entrySet()
			.stream()
			.flatMap((topic) -> IntStream.range(0, topic.getValue())
				.mapToObj((partition) -> new TopicPartition(topic.getKey(), partition)))
			.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
		Map<TopicPartition, Long> ends = ends(latest, IsolationLevel.READ_UNCOMMITTED);
		Map<TopicPartition, CommittedEnd> committed = new HashMap<>();
		ends(latest, IsolationLevel.READ_COMMITTED).forEach((partition, offset) -> {
			long end = ends.getOrDefault(partition, offset);
			committed.put(partition, CommittedEnd.of(end, offset, now, before.get(partition)));
		});
		return committed;
	}

	private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
		ListOffsetsResult answer = this.kafka.admin().listOffsets(latest, new ListOffsetsOptions(isolation));
		Map<TopicPartition, Long> ends = new HashMap<>();
		KafkaException failure = null;
		for (TopicPartition partition : latest.keySet()) {
			try {
				ends.put(partition, SharedAdmin.await(answer.partitionResult(partition)).offset());
			}
			catch (KafkaException ex) {
				failure = ex;
			}
		}
		if (ends.isEmpty() && failure != null) {
			throw failure;
		}
		return ends;
	}

}
