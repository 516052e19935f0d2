package cl.gremio.model.event;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a report denounces its cart. If the report does not say, a draw
 * decides, as the outside agent did in the original system.
 */
public final class DenunciaDraw {

	private static final String PURPOSE = "denuncia";

	private DenunciaDraw() {
	}

	/**
	 * The value of the report, or a draw from the event's id. A retry, and every reader
	 * of the log, draws the same value.
	 * @param given 1 denounced, 0 clean, {@code null} to be drawn
	 * @param probability the probability of a denunciation, 0 to 1
	 * @return 1 denounced, 0 clean
	 */
	public static int orDrawn(@Nullable Integer given, String eventId, double probability) {
		if (given != null) {
			return given;
		}
		return (Draw.unit(eventId, PURPOSE) < probability) ? 1 : 0;
	}

}
