package cl.gremio.service.streams;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * What a service's streams are made of.
 *
 * @param topics all that they read and write, made where they are missing
 * @param topology what they do
 */
public record StreamsDefinition(Collection<NewTopic> topics, TopologyFactory topology) {

	/** Adds a domain's topology to a builder. */
	@FunctionalInterface
	public interface TopologyFactory {

		/**
		 * Adds the topology.
		 * @param partitions how many partitions each topic has
		 * @param horizon up to which instant the log has been read
		 */
		void build(StreamsBuilder builder, Map<String, Integer> partitions, Horizon horizon);

	}

}
