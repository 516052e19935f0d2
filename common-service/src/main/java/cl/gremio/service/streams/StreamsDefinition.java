package cl.gremio.service.streams;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.service.kafka.ResultsProperties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * What a service's streams are made of.
 *
 * @param topics what they read, and where they put what they can't; made where missing
 * @param results what they write, each generation's by names of its own; made where
 * missing
 * @param topology what they do
 */
public record StreamsDefinition(Collection<NewTopic> topics, Collection<NewTopic> results, TopologyFactory topology) {

	/** All topics as a generation has them. */
	Collection<NewTopic> topics(ResultsProperties generation) {
		return Stream
			.concat(this.topics.stream(), this.results.stream().map((topic) -> ResultTopics.of(generation, topic)))
			.toList();
	}

	/** Adds a domain's topology to a builder. */
	@FunctionalInterface
	public interface TopologyFactory {

		/**
		 * Adds the topology.
		 * @param partitions how many partitions each topic has
		 * @param progress since when and up to which instant the log has been read
		 */
		void build(StreamsBuilder builder, Map<String, Integer> partitions, Progress progress);

	}

}
