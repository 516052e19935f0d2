package cl.gremio.model.event;

import org.jspecify.annotations.Nullable;

/**
 * Whether a report denounces its cart. Where it doesn't say, chance does: the outside
 * agent's report of the original system.
 */
public final class DenunciaDraw {

	private static final String PURPOSE = "denuncia";

	private DenunciaDraw() {
	}

	/**
	 * What a report says, or else what is drawn from the event's id: a retry, and every
	 * reader of the log, draws the same.
	 * @param given 1 denounced, 0 clean, {@code null} to be drawn
	 * @param eventId the id of the report
	 * @param probability of a denunciation, 0 to 1
	 * @return 1 denounced, 0 clean
	 */
	public static int orDrawn(@Nullable Integer given, String eventId, double probability) {
		if (given != null) {
			return given;
		}
		return (Draw.unit(eventId, PURPOSE) < probability) ? 1 : 0;
	}

}
