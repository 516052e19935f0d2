package cl.gremio.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import cl.gremio.model.wire.OneLine;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing topics. It never changes an existing topic: its partitions and settings
 * are the operator's. {@code KafkaAdmin} would add partitions, and takes any failure to
 * describe a topic for its absence.
 */
public final class TopicCreator {

	private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);

	private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);

	private static final Duration LOOK = Duration.ofMillis(50);

	private final SharedAdmin kafka;

	TopicCreator(SharedAdmin kafka) {
		this.kafka = kafka;
	}

	/**
	 * Creates those of the topics that are missing, and waits some seconds until all are
	 * visible.
	 * @return the number of partitions of each topic, by its name
	 * @throws KafkaException if Kafka does not answer, refuses, or does not show the new
	 * topics yet; the caller tries again
	 */
	public Map<String, Integer> ensure(Collection<NewTopic> topics) {
		List<String> names = topics.stream().map(NewTopic::name).toList();
		Map<String, Integer> existing = partitions(names);
		List<NewTopic> missing = topics.stream().filter((topic) -> !existing.containsKey(topic.name())).toList();
		if (missing.isEmpty()) {
			return existing;
		}
		create(missing);
		return awaitVisible(names);
	}

	/** The brokers learn of a new topic one after the other. */
	private Map<String, Integer> awaitVisible(List<String> names) {
		long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
		Map<String, Integer> seen = partitions(names);
		while (seen.size() < names.size() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(LOOK.toNanos());
			seen = partitions(names);
		}
		if (seen.size() < names.size()) {
			List<String> unseen = new ArrayList<>(names);
			unseen.removeAll(seen.keySet());
			throw new UnknownTopicOrPartitionException("Created, but not visible yet: " + unseen);
		}
		return seen;
	}

	private void create(List<NewTopic> missing) {
		Map<String, KafkaFuture<Void>> answers = this.kafka.admin().createTopics(missing).values();
		answers.forEach((name, answer) -> {
			try {
				SharedAdmin.await(answer);
				log.info("Created topic {}", OneLine.of(name));
			}
			catch (TopicExistsException ex) {
				log.debug("Another client created topic {} at the same time", OneLine.of(name));
			}
		});
	}

	/**
	 * The number of partitions of each topic that exists.
	 * @throws KafkaException if Kafka does not answer
	 */
	public Map<String, Integer> partitions(Collection<String> names) {
		return SharedAdmin.describe(this.kafka.admin(), names)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (topic) -> topic.getValue().partitions().size()));
	}

}
