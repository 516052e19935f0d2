package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an applicant; {@code estado} on the wire. */
enum DecisionStatus {

	/** A member of the guild. */
	@JsonProperty("aceptado")
	ACCEPTED,

	/** Applied, and was never accepted so far. */
	@JsonProperty("rechazado")
	REJECTED

}
