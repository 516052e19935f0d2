package cl.gremio.consumer.readmodel;

import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation;

/** The projections of a service's read model. */
public record Projections(Map<String, Projection> byTopic) {

	/** The same projections, for the topics of the generation with this ending. */
	Projections of(String ending) {
		return new Projections(this.byTopic.entrySet()
			.stream()
			.collect(Collectors.toMap((topic) -> Generation.named(topic.getKey(), ending), Map.Entry::getValue)));
	}

}
