package cl.gremio.service.readmodel;

import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.service.kafka.ResultsProperties;

/**
 * What a service's read model is made of.
 *
 * @param byTopic a projection for each result topic
 */
public record Projections(Map<String, Projection> byTopic) {

	/** The same for the topics of a generation. */
	Projections of(ResultsProperties results) {
		return new Projections(this.byTopic.entrySet()
			.stream()
			.collect(Collectors.toMap((topic) -> results.named(topic.getKey()), Map.Entry::getValue)));
	}

}
