package cl.gremio.members.consumer;

import java.time.Instant;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * All applications under one dni, added up. Each part is a maximum or a minimum, so
 * neither the order nor a repetition of applications changes the result.
 *
 * @param latest the latest application, by time, then id
 * @param premiumSince when the earliest accepted premium application was recorded
 * @param regularSince when the earliest accepted regular application was recorded
 * @param rejectedSince when the earliest rejected application was recorded
 */
record MemberState(MembershipEvent latest, @Nullable Instant premiumSince, @Nullable Instant regularSince,
		@Nullable Instant rejectedSince) {

	/** The state after a single application. */
	static MemberState of(MembershipEvent application, boolean accepted) {
		Instant time = application.time();
		boolean premium = application.tier() == Tier.PREMIUM;
		return new MemberState(application, (accepted && premium) ? time : null, (accepted && !premium) ? time : null,
				accepted ? null : time);
	}

	/** Adds the applications of another state. */
	MemberState and(MemberState other) {
		return new MemberState(BinaryOperator.maxBy(MembershipEvent.LATEST_LAST).apply(this.latest, other.latest),
				earlier(this.premiumSince, other.premiumSince), earlier(this.regularSince, other.regularSince),
				earlier(this.rejectedSince, other.rejectedSince));
	}

	/**
	 * The guild's decision. The applicant is accepted if any application was, in the
	 * highest accepted tier, since the earliest application accepted in that tier.
	 * Otherwise the applicant is rejected since the earliest application, for the tier of
	 * the latest.
	 */
	DecisionFact decision() {
		if (this.premiumSince != null) {
			return DecisionFact.of(DecisionStatus.ACCEPTED, Tier.PREMIUM, this.premiumSince, this.latest.form());
		}
		if (this.regularSince != null) {
			return DecisionFact.of(DecisionStatus.ACCEPTED, Tier.REGULAR, this.regularSince, this.latest.form());
		}
		Instant since = (this.rejectedSince != null) ? this.rejectedSince : this.latest.time();
		return DecisionFact.of(DecisionStatus.REJECTED, this.latest.tier(), since, this.latest.form());
	}

	private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.isBefore(other) ? one : other;
	}

}
