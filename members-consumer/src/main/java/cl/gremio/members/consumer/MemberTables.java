package cl.gremio.members.consumer;

import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;
import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * The read model of the members: all decisions by dni, and the members of each tier.
 * Every row holds the whole decision; an answer takes a part of it.
 */
class MemberTables {

	private static final String DECISIONS = "decisions";

	private static final String PREMIUM = "premium";

	private static final String REGULAR = "regular";

	private static final ObjectReader READER = WireWriter.readerFor(DecisionFact.class);

	private final Table<DecisionView> decisions;

	private final Table<MemberView> premium;

	private final Table<MemberView> regular;

	MemberTables(ReadModel readModel) {
		this.decisions = new Table<>(readModel, DECISIONS, DecisionView.class);
		this.premium = new Table<>(readModel, PREMIUM, MemberView.class);
		this.regular = new Table<>(readModel, REGULAR, MemberView.class);
	}

	static void project(String dni, byte @Nullable [] value, Projection.Rows rows) {
		DecisionFact decision = (value != null) ? READER.readValue(value) : null;
		if (value != null && (decision == null || !dni.equals(decision.dni()))) {
			throw new IllegalArgumentException("The decision is not about its key");
		}
		Tier tier = (decision != null) ? decision.memberTier() : null;
		Projection.into(DECISIONS).apply(dni, (decision != null) ? value : null, rows);
		Projection.into(PREMIUM).apply(dni, (tier == Tier.PREMIUM) ? value : null, rows);
		Projection.into(REGULAR).apply(dni, (tier == Tier.REGULAR) ? value : null, rows);
	}

	/** The decision about an applicant; empty if nobody applied under the dni. */
	Optional<DecisionView> decision(String dni) {
		return this.decisions.get(dni);
	}

	/** The decisions about all applicants, by dni; to be closed. */
	Stream<DecisionView> decisions() {
		return this.decisions.rows("", null);
	}

	/** The members of a tier by dni, after one if it is given; to be closed. */
	Stream<MemberView> members(Tier tier, @Nullable String after) {
		return table(tier).rows("", after);
	}

	Optional<MemberView> member(Tier tier, String dni) {
		return table(tier).get(dni);
	}

	private Table<MemberView> table(Tier tier) {
		return (tier == Tier.PREMIUM) ? this.premium : this.regular;
	}

	/** The name of the table with the members of a tier. */
	static String tableOf(Tier tier) {
		return (tier == Tier.PREMIUM) ? PREMIUM : REGULAR;
	}

}
