package cl.gremio.consumer.streams;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.horizon.Progress;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * Defines the streams of a service.
 *
 * @param version the version of the state, 1 or more. Raise it if keys, values or stores
 * change their meaning: the next start computes all results anew from the log
 * @param topics the public topic first, then those that every consumer needs; the service
 * creates missing ones
 * @param results the result topics, by their names in the contract; the service creates
 * missing ones, and each generation has names of its own
 * @param topology builds the topology
 */
public record StreamsDefinition(int version, Collection<NewTopic> topics, Collection<NewTopic> results,
		TopologyFactory topology) {

	String source() {
		return this.topics.iterator().next().name();
	}

	List<String> resultNames() {
		return this.results.stream().map(NewTopic::name).toList();
	}

	/** Returns all topics, with their names in a generation. */
	Collection<NewTopic> topics(Generation generation) {
		return Stream.concat(this.topics.stream(), this.results.stream().map((topic) -> named(generation, topic)))
			.toList();
	}

	private static NewTopic named(TopicNames names, NewTopic topic) {
		return new NewTopic(names.named(topic.name()), topic.numPartitions(), topic.replicationFactor())
			.configs(topic.configs());
	}

	/** Adds a domain's topology to a builder. */
	@FunctionalInterface
	public interface TopologyFactory {

		/**
		 * Adds the topology.
		 * @param partitions the number of partitions by topic
		 * @param results the names of the result topics in the generation that is built
		 * @param progress the first start, and the instant up to which the log is read
		 */
		void build(StreamsBuilder builder, Map<String, Integer> partitions, TopicNames results, Progress progress);

	}

}
