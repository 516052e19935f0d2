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
 * What a service's streams are made of.
 *
 * @param version of the state that they keep, 1 or more: another one, as where keys,
 * values or stores change their meaning, has all results computed anew from the log
 * @param topics what they read, first the public topic, and where they put what they
 * can't; made where missing
 * @param results what they write, each generation's by names of its own; made where
 * missing
 * @param topology what they do
 */
public record StreamsDefinition(int version, Collection<NewTopic> topics, Collection<NewTopic> results,
		TopologyFactory topology) {

	/** The name of the public topic. */
	String source() {
		return this.topics.iterator().next().name();
	}

	/** The names of the result topics, as the contract has them. */
	List<String> resultNames() {
		return this.results.stream().map(NewTopic::name).toList();
	}

	/** All topics as a generation has them. */
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
		 * @param partitions how many partitions each topic has
		 * @param results the names of the result topics in the generation that is built
		 * @param progress since when, and up to which instant the log has been read
		 */
		void build(StreamsBuilder builder, Map<String, Integer> partitions, TopicNames results, Progress progress);

	}

}
