package cl.gremio.members.consumer;

import java.time.Instant;

import cl.gremio.model.MembershipRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The guild's decision about an applicant, as {@code members.decisions} has it.
 *
 * @param dni identifies the applicant
 * @param status accepted or rejected
 * @param tier the member's tier; for a rejected applicant the tier last applied for
 * @param time since when the decision holds, in epoch seconds; see
 * {@link MemberState#decision()}
 * @param name the name in the latest application
 * @param lastname the last name in the latest application
 * @param mail the mail address in the latest application
 * @param plate the plate in the latest application
 */
@JsonPropertyOrder({ "dni", "estado", "premium", "time", "name", "lastname", "mail", "patente" })
record DecisionFact(@JsonProperty("dni") String dni, @JsonProperty("estado") DecisionStatus status,
		@JsonProperty("premium") Tier tier, @JsonProperty("time") long time, @JsonProperty("name") String name,
		@JsonProperty("lastname") String lastname, @JsonProperty("mail") String mail,
		@JsonProperty("patente") String plate) {

	static DecisionFact of(DecisionStatus status, Tier tier, Instant since, MembershipRequest latest) {
		return new DecisionFact(latest.dni(), status, tier, since.getEpochSecond(), latest.name(), latest.lastname(),
				latest.mail(), latest.plate());
	}

	/** The tier of a member, or {@code null} for a rejected applicant. */
	@Nullable Tier memberTier() {
		return (this.status == DecisionStatus.ACCEPTED) ? this.tier : null;
	}

}
