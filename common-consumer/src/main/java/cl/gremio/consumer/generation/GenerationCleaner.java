package cl.gremio.consumer.generation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the groups, topics and local directories of generations that were superseded
 * some time ago. Removes no generation that an instance uses, and no topic of another
 * generation. Used by the supervisor's thread only.
 */
public final class GenerationCleaner {

	private static final Logger logger = LoggerFactory.getLogger(GenerationCleaner.class);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);

	private final SharedAdmin kafka;

	private final ClusterMetadata cluster;

	private final GenerationLog log;

	private final LocalStateDirectory state;

	private final Duration kept;

	private final Clock clock;

	private Instant next = Instant.MIN;

	GenerationCleaner(SharedAdmin kafka, ClusterMetadata cluster, GenerationLog log, LocalStateDirectory state,
			Duration kept, Clock clock) {
		this.kafka = kafka;
		this.cluster = cluster;
		this.log = log;
		this.state = state;
		this.kept = kept;
		this.clock = clock;
	}

	/**
	 * Removes superseded generations. Does so from time to time, however often it is
	 * called, and tries again later if Kafka is away.
	 * @param results the names of the result topics in the contract
	 * @param rows deletes the rows of a generation
	 */
	public void cleanUp(Generation answering, Collection<String> results, Consumer<Generation> rows) {
		Instant now = this.clock.instant();
		if (now.isBefore(this.next)) {
			return;
		}
		this.next = now.plus(Collections
			.max(List.of(SHORTEST_INTERVAL, Collections.min(List.of(LONGEST_INTERVAL, this.kept.dividedBy(10))))));
		try {
			GenerationHistory history = this.log.read();
			List<Generation> removed = new ArrayList<>(history.removed(answering.service(), answering.configured()));
			for (Generation other : history.of(answering.service(), answering.configured())) {
				if (isDue(history, other, now) && remove(history, other, results)) {
					removed.add(other);
				}
			}
			removed.forEach(this.state::delete);
			removed.forEach(rows);
		}
		catch (KafkaException ex) {
			logger.warn("Superseded results can't be removed now: {}", FailureText.of(ex));
		}
	}

	/**
	 * Whether the time of a superseded generation is over. The time begins again if an
	 * earlier release was started and has read on.
	 */
	private boolean isDue(GenerationHistory history, Generation generation, Instant now) {
		Instant superseded = history.supersededAt(generation);
		if (superseded == null) {
			return false;
		}
		Map<String, String> offsets = committedOffsets(generation);
		GenerationLogEntry left = history.left(generation)
			.filter((entry) -> offsets.equals(entry.details()))
			.orElse(null);
		if (left == null) {
			this.log.append(GenerationLogEntry.left(generation, now, offsets));
			return false;
		}
		return Collections.max(List.of(superseded, left.time())).plus(this.kept).isBefore(now);
	}

	private Map<String, String> committedOffsets(Generation generation) {
		return this.cluster.committedOffsets(generation.application())
			.entrySet()
			.stream()
			.collect(Collectors.toMap((position) -> position.getKey().toString(),
					(position) -> String.valueOf(position.getValue().offset())));
	}

	private boolean remove(GenerationHistory history, Generation generation, Collection<String> results) {
		// Kafka refuses to delete a group that has members, and then nothing is removed
		if (!deleteGroup(generation.application())) {
			return false;
		}
		deleteGroup(generation.application() + ".first-start");
		Map<String, String> topics = ownTopics(history, generation, results);
		this.kafka.admin()
			.deleteTopics(topics.keySet())
			.topicNameValues()
			.values()
			.forEach(GenerationCleaner::awaitGone);
		this.log.append(GenerationLogEntry.of(GenerationLogEntry.Type.REMOVED, generation, this.clock.instant()));
		logger.info("Removed the superseded results of {}: {} topics", OneLine.of(generation.application()),
				topics.size());
		return true;
	}

	private boolean deleteGroup(String group) {
		try {
			SharedAdmin.await(this.kafka.admin().deleteConsumerGroups(List.of(group)).all());
			return true;
		}
		catch (GroupNotEmptyException ex) {
			logger.debug("{} is in use", OneLine.of(group));
			return false;
		}
		catch (GroupIdNotFoundException ex) {
			return true;
		}
	}

	/**
	 * Returns the topics of a generation, without those that were created again since.
	 */
	private Map<String, String> ownTopics(GenerationHistory history, Generation generation,
			Collection<String> results) {
		Map<String, String> known = history.topicsOf(generation);
		Set<String> names = new HashSet<>(known.keySet());
		results.stream().map(generation::named).forEach(names::add);
		this.cluster.topics().stream().filter(generation::hasInternal).forEach(names::add);
		Map<String, String> there = this.cluster.ids(names);
		there.entrySet()
			.removeIf((topic) -> !known.getOrDefault(topic.getKey(), topic.getValue()).equals(topic.getValue()));
		return there;
	}

	private static void awaitGone(KafkaFuture<Void> answer) {
		try {
			SharedAdmin.await(answer);
		}
		catch (UnknownTopicOrPartitionException ex) {
			logger.debug("The topic was deleted already", ex);
		}
	}

}
