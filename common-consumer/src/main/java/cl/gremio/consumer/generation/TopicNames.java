package cl.gremio.consumer.generation;

/** The names that topics have in Kafka in one generation. */
@FunctionalInterface
public interface TopicNames {

	/**
	 * Returns the name of a topic in this generation.
	 * @param topic the name in the contract
	 */
	String named(String topic);

}
