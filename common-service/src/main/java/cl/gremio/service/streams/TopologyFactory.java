package cl.gremio.service.streams;

import java.util.function.ToIntFunction;

import org.apache.kafka.streams.Topology;

/** Builds a domain's topology, when Kafka has told how its topics are made. */
@FunctionalInterface
public interface TopologyFactory {

	/**
	 * Builds the topology.
	 * @param partitions how many partitions a topic has
	 * @param horizon up to which instant the log has been read
	 */
	Topology build(ToIntFunction<String> partitions, Horizon horizon);

}
