package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The status of an applicant, {@code estado} on the wire. */
enum DecisionStatus {

	/** The applicant is a member of the guild. */
	@JsonProperty("aceptado")
	ACCEPTED,

	/** No application has been accepted so far. */
	@JsonProperty("rechazado")
	REJECTED

}
