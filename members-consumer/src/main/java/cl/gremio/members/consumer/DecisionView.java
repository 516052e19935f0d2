package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The decision about an applicant, as a GET answers it. It is a part of the
 * {@link DecisionFact}.
 *
 * @param time since when the decision holds, in epoch seconds
 */
@JsonPropertyOrder({ "dni", "estado", "premium", "time" })
record DecisionView(@JsonProperty("dni") String dni, @JsonProperty("estado") DecisionStatus status,
		@JsonProperty("premium") Tier tier, @JsonProperty("time") long time) {
}
