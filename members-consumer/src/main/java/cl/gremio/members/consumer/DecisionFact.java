package cl.gremio.members.consumer;

import java.time.Instant;

import cl.gremio.model.MembershipRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the guild decided about an applicant, as it is published, with what it knows of
 * them.
 *
 * @param dni identifies the applicant
 * @param status accepted or rejected
 * @param tier a member's tier; of the rejected, the one last applied for
 * @param time since when, in epoch seconds; see {@link MemberState#decision()}
 * @param name of the latest application, as {@code lastname}, {@code mail} and
 * {@code plate} are
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

	/** The tier in which this makes somebody a member; {@code null} for the rejected. */
	@Nullable Tier memberTier() {
		return (this.status == DecisionStatus.ACCEPTED) ? this.tier : null;
	}

}
