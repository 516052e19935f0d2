package cl.gremio.consumer.streams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.streams.TopologyDescription;

/** Lists the topics that a topology reads, in the order in which a record passes them. */
final class SourceTopics {

	private static final String INTERNAL = "-repartition";

	private SourceTopics() {
	}

	/**
	 * Lists the topics. Internal topics have their names in Kafka.
	 * @param application the application id, which is the prefix of internal topics
	 */
	static List<String> of(TopologyDescription topology, String application) {
		Map<String, Integer> steps = new HashMap<>();
		List<TopologyDescription.Source> sources = new ArrayList<>();
		for (TopologyDescription.Subtopology part : topology.subtopologies()) {
			for (TopologyDescription.Node node : part.nodes()) {
				if (node instanceof TopologyDescription.Source source) {
					sources.add(source);
				}
			}
		}
		for (TopologyDescription.Source source : sources) {
			if (source.topicSet().stream().noneMatch((topic) -> topic.endsWith(INTERNAL))) {
				walk(source, 0, steps, sources);
			}
		}
		return steps.entrySet()
			.stream()
			.sorted(Comparator.comparingInt(Map.Entry::getValue))
			.map((step) -> step.getKey().endsWith(INTERNAL) ? application + "-" + step.getKey() : step.getKey())
			.toList();
	}

	/** The step of a topic is the length of the longest path to it. */
	private static void walk(TopologyDescription.Source source, int step, Map<String, Integer> steps,
			List<TopologyDescription.Source> sources) {
		source.topicSet().forEach((topic) -> steps.merge(topic, step, Math::max));
		for (String sunk : sunkBelow(source)) {
			sources.stream()
				.filter((next) -> next.topicSet().contains(sunk))
				.forEach((next) -> walk(next, step + 1, steps, sources));
		}
	}

	private static Set<String> sunkBelow(TopologyDescription.Node node) {
		Set<String> sunk = new HashSet<>();
		if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
			sunk.add(sink.topic());
		}
		node.successors().forEach((next) -> sunk.addAll(sunkBelow(next)));
		return sunk;
	}

}
