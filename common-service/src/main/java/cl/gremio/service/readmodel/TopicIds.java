package cl.gremio.service.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import cl.gremio.service.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Knows a topic from another of the same name: rows of a cluster that is gone must not
 * mix with those of the one that is there.
 */
class TopicIds {

	private static final Logger logger = LoggerFactory.getLogger(TopicIds.class);

	private final KafkaAccess kafka;

	TopicIds(KafkaAccess kafka) {
		this.kafka = kafka;
	}

	/**
	 * Empties the store if it was filled from other topics than those there now.
	 * @throws KafkaException if Kafka does not answer or a topic is missing
	 */
	void clearStoreOfOtherTopics(RowStore store, Collection<String> topics) {
		List<RowStore.Row> ids = new ArrayList<>();
		boolean others = false;
		for (Map.Entry<String, TopicDescription> topic : KafkaAccess
			.await(this.kafka.admin().describeTopics(topics).allTopicNames())
			.entrySet()) {
			byte[] key = RowKey.ofTopicId(topic.getKey());
			String id = topic.getValue().topicId().toString();
			byte[] known = store.get(key);
			others = others || (known != null && !id.equals(new String(known, UTF_8)));
			ids.add(new RowStore.Row(key, id.getBytes(UTF_8)));
		}
		if (others) {
			logger.warn("The result topics were made anew: the read model is filled from their beginning");
			store.clear();
		}
		store.write(ids);
	}

}
