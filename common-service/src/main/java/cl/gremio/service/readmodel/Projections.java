package cl.gremio.service.readmodel;

import java.util.Map;

/**
 * What a service's read model is made of.
 *
 * @param byTopic a projection for each result topic
 */
public record Projections(Map<String, Projection> byTopic) {
}
