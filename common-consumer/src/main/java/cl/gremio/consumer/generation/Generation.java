package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One computation of a service's results from the log, with names of its own in Kafka.
 *
 * @param service the service's name, such as {@code sales-consumer}
 * @param configured the ending that the user configured, mostly empty
 * @param ending the ending of the names; empty for the names in the contract
 * @param firstStart the time of the guild's first start
 */
public record Generation(String id, String service, String configured, int version, Source source, String ending,
		Instant firstStart) implements TopicNames {

	public Generation {
		Stream.of(id, service, configured, source, ending, firstStart).forEach(Objects::requireNonNull);
	}

	/** Returns the name of a topic, a folder or an application in this generation. */
	@Override
	public String named(String name) {
		return named(name, this.ending);
	}

	/** Returns the name of a topic, a folder or an application with an ending. */
	public static String named(String name, String ending) {
		return ending.isEmpty() ? name : name + "." + ending;
	}

	/** Returns the application id, which is the group id and prefixes internal topics. */
	public String application() {
		return named(this.service);
	}

	/** Whether Kafka Streams has created a topic for this generation. */
	boolean hasInternal(String topic) {
		return isInternal(topic, application());
	}

	static boolean isInternal(String topic, String application) {
		return topic.startsWith(application + "-") && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
	}

	/**
	 * A topic. A topic that is deleted and created again has another id.
	 *
	 * @param id Kafka's id
	 */
	public record Source(String topic, String id, int partitions) {

		public Source {
			Stream.of(topic, id).forEach(Objects::requireNonNull);
		}

		/** Whether the topics are the same. The number of partitions may differ. */
		boolean isSameTopic(Source other) {
			return this.topic.equals(other.topic) && this.id.equals(other.id);
		}

	}

}
