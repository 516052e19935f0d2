package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One computation of a service's results from the log, with names of its own in Kafka.
 *
 * @param id unique among all generations
 * @param service the service's name, such as {@code sales-consumer}
 * @param configured the ending that the user set, mostly empty
 * @param version the version of its state, 1 or more
 * @param source the topic that it reads
 * @param ending what its names end with; empty for the names as the contract has them
 * @param firstStart when the guild was started for the first time
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

	/** The name in a generation whose names end so. */
	public static String named(String name, String ending) {
		return ending.isEmpty() ? name : name + "." + ending;
	}

	/** Its application id, which its group has, and its internal topics begin with. */
	public String application() {
		return named(this.service);
	}

	/** Whether a topic is one of those that Kafka Streams makes for it. */
	boolean hasInternal(String topic) {
		return isInternal(topic, application());
	}

	static boolean isInternal(String topic, String application) {
		return topic.startsWith(application + "-") && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
	}

	/**
	 * A topic, which another of the same name is not.
	 *
	 * @param id Kafka's own for it
	 */
	public record Source(String topic, String id, int partitions) {

		public Source {
			Stream.of(topic, id).forEach(Objects::requireNonNull);
		}

		/** Whether it is the same topic, though it may have grown. */
		boolean isSameTopic(Source other) {
			return this.topic.equals(other.topic) && this.id.equals(other.id);
		}

	}

}
