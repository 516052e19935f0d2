package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A member in the list of a tier, as a GET answers it. It is a part of the
 * {@link DecisionFact}.
 */
@JsonPropertyOrder({ "name", "lastname", "dni", "mail", "patente", "premium" })
record MemberView(@JsonProperty("name") String name, @JsonProperty("lastname") String lastname,
		@JsonProperty("dni") String dni, @JsonProperty("mail") String mail, @JsonProperty("patente") String plate,
		@JsonProperty("premium") Tier tier) {
}
