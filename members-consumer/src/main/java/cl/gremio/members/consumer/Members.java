package cl.gremio.members.consumer;

import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.readmodel.Table;
import org.jspecify.annotations.Nullable;

/** The guild's members, as the read model has them. */
class Members {

	private final Table<Outcome> outcomes;

	private final Table<RegisteredMember> premium;

	private final Table<RegisteredMember> regular;

	Members(ReadModel readModel) {
		this.outcomes = new Table<>(readModel, MembersProjection.DECISIONS, Outcome.class);
		this.premium = tableOf(Tier.PREMIUM, readModel);
		this.regular = tableOf(Tier.REGULAR, readModel);
	}

	/** What became of an applicant, if there is one. */
	Optional<Outcome> outcome(String dni) {
		return this.outcomes.get(dni);
	}

	/**
	 * The members of a tier, by dni; to be closed.
	 * @param after the dni after which to begin, or {@code null}
	 */
	Stream<RegisteredMember> of(Tier tier, @Nullable String after) {
		return ((tier == Tier.PREMIUM) ? this.premium : this.regular).rows("", after);
	}

	private static Table<RegisteredMember> tableOf(Tier tier, ReadModel readModel) {
		return new Table<>(readModel, MembersProjection.tableOf(tier), RegisteredMember.class);
	}

}
