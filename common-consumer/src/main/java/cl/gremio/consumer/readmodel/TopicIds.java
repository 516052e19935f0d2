package cl.gremio.consumer.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells a topic from another topic of the same name, by the ids that Kafka gives them:
 * rows from a deleted topic or another cluster must not mix with rows from this one.
 */
record TopicIds(SharedAdmin kafka) {

	private static final Logger logger = LoggerFactory.getLogger(TopicIds.class);

	Collection<String> existing(Collection<String> topics) {
		return ids(topics).keySet();
	}

	/** Whether the store has been filled, and from the topics that exist now. */
	boolean holdsRowsOf(RowStore store, Collection<String> topics) {
		List<String> known = topics.stream().filter((topic) -> store.get(RowKey.ofTopicId(topic)) != null).toList();
		Map<String, String> existing = ids(known);
		return !known.isEmpty() && existing.size() == known.size() && !isOfOthers(store, existing, clusterId());
	}

	/**
	 * Empties the store if it was filled from topics of another Kafka cluster, or from
	 * topics that have been created again since.
	 * @return whether it has emptied the store
	 * @throws KafkaException if Kafka does not answer or a topic is missing
	 */
	boolean clearStoreOfOtherTopics(RowStore store, Collection<String> topics) {
		Map<String, String> existing = ids(topics);
		if (existing.size() < topics.size()) {
			throw new UnknownTopicOrPartitionException("Not all of these topics exist: " + topics);
		}
		String cluster = clusterId();
		boolean isOfOthers = isOfOthers(store, existing, cluster);
		if (isOfOthers) {
			logger
				.warn("The read model is of another Kafka, or of topics made anew: it is filled from their beginning");
			store.clear();
		}
		List<RowStore.Row> ids = new ArrayList<>();
		existing.forEach((topic, id) -> ids.add(new RowStore.Row(RowKey.ofTopicId(topic), id.getBytes(UTF_8))));
		ids.add(new RowStore.Row(RowKey.OF_CLUSTER_ID, cluster.getBytes(UTF_8)));
		store.write(ids);
		return isOfOthers;
	}

	private static boolean isOfOthers(RowStore store, Map<String, String> existing, String cluster) {
		return isOther(store, RowKey.OF_CLUSTER_ID, cluster) || existing.entrySet()
			.stream()
			.anyMatch((topic) -> isOther(store, RowKey.ofTopicId(topic.getKey()), topic.getValue()));
	}

	private static boolean isOther(RowStore store, byte[] key, String id) {
		byte[] known = store.get(key);
		return known != null && !id.equals(new String(known, UTF_8));
	}

	private String clusterId() {
		return SharedAdmin.await(this.kafka.admin().describeCluster().clusterId());
	}

	private Map<String, String> ids(Collection<String> topics) {
		return SharedAdmin.describe(this.kafka.admin(), topics)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (topic) -> topic.getValue().topicId().toString()));
	}

}
