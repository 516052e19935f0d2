package cl.gremio.consumer.readmodel;

import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation;

/**
 * What a service's read model is made of.
 *
 * @param byTopic a projection for each result topic
 */
public record Projections(Map<String, Projection> byTopic) {

	/** The same for the topics of the generation whose names end so. */
	Projections of(String ending) {
		return new Projections(this.byTopic.entrySet()
			.stream()
			.collect(Collectors.toMap((topic) -> Generation.named(topic.getKey(), ending), Map.Entry::getValue)));
	}

}
