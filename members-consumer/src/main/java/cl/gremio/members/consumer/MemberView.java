package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A member in the list of a tier, as registered: the part of a {@link DecisionFact} that
 * is about the person.
 */
@JsonPropertyOrder({ "name", "lastname", "dni", "mail", "patente", "premium" })
record MemberView(@JsonProperty("name") String name, @JsonProperty("lastname") String lastname,
		@JsonProperty("dni") String dni, @JsonProperty("mail") String mail, @JsonProperty("patente") String plate,
		@JsonProperty("premium") Tier tier) {
}
