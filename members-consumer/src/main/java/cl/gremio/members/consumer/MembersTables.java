package cl.gremio.members.consumer;

import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.EventWriter;
import cl.gremio.service.readmodel.Projection;
import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.readmodel.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * The read model of the members: every decision by dni, and once more, if accepted, among
 * the members of the tier. All of them hold the decision as it was published, of which
 * each answer takes its part.
 */
class MembersTables {

	private static final String DECISIONS = "decisions";

	private static final String PREMIUM = "premium";

	private static final String REGULAR = "regular";

	private static final ObjectReader READER = EventWriter.readerFor(MemberDecision.class);

	private final Table<Outcome> decisions;

	private final Table<RegisteredMember> premium;

	private final Table<RegisteredMember> regular;

	MembersTables(ReadModel readModel) {
		this.decisions = new Table<>(readModel, DECISIONS, Outcome.class);
		this.premium = new Table<>(readModel, PREMIUM, RegisteredMember.class);
		this.regular = new Table<>(readModel, REGULAR, RegisteredMember.class);
	}

	static void project(String dni, byte @Nullable [] value, Projection.Rows rows) {
		MemberDecision decision = (value != null) ? READER.readValue(value) : null;
		if (value != null && (decision == null || !dni.equals(decision.dni()))) {
			throw new IllegalArgumentException("not of its key");
		}
		Tier tier = (decision != null) ? decision.memberTier() : null;
		Projection.into(DECISIONS).apply(dni, (decision != null) ? value : null, rows);
		Projection.into(PREMIUM).apply(dni, (tier == Tier.PREMIUM) ? value : null, rows);
		Projection.into(REGULAR).apply(dni, (tier == Tier.REGULAR) ? value : null, rows);
	}

	/** What became of an applicant; empty if nobody applied under that dni. */
	Optional<Outcome> outcome(String dni) {
		return this.decisions.get(dni);
	}

	/** The members of a tier by dni, after one if it is given; to be closed. */
	Stream<RegisteredMember> members(Tier tier, @Nullable String after) {
		return ((tier == Tier.PREMIUM) ? this.premium : this.regular).rows("", after);
	}

}
