package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What an applicant is told: the part of a {@link DecisionFact} that is about it.
 *
 * @param time since when, in epoch seconds
 */
@JsonPropertyOrder({ "dni", "estado", "premium", "time" })
record DecisionView(@JsonProperty("dni") String dni, @JsonProperty("estado") DecisionStatus status,
		@JsonProperty("premium") Tier tier, @JsonProperty("time") long time) {
}
