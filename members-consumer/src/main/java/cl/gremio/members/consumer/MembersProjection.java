package cl.gremio.members.consumer;

import cl.gremio.model.EventWriter;
import cl.gremio.service.readmodel.Projection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Keeps every decision by dni, and once more, if accepted, among the members of the tier.
 */
class MembersProjection implements Projection {

	/** All decisions, by dni. */
	static final String DECISIONS = "decisions";

	private final ObjectReader reader = EventWriter.readerFor(MemberDecision.class);

	/** The table of a tier's members, by dni. */
	static String tableOf(Tier tier) {
		return switch (tier) {
			case PREMIUM -> "premium";
			case REGULAR -> "regular";
		};
	}

	@Override
	public void apply(String dni, byte @Nullable [] value, Rows rows) {
		MemberDecision decision = (value != null) ? this.reader.readValue(value) : null;
		set(rows, DECISIONS, dni, (decision != null) ? value : null);
		for (Tier tier : Tier.values()) {
			boolean listed = decision != null && decision.accepts(tier);
			set(rows, tableOf(tier), dni, listed ? value : null);
		}
	}

	private static void set(Rows rows, String table, String dni, byte @Nullable [] value) {
		if (value != null) {
			rows.put(table, dni, value);
		}
		else {
			rows.delete(table, dni);
		}
	}

}
