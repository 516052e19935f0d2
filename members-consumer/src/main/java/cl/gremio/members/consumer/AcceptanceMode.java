package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Draw;
import cl.gremio.model.event.Event;

/** The rules of acceptance from which the configuration chooses. */
enum AcceptanceMode {

	/** Draws an integer 0 to 6. Premium is accepted below 4, regular below 5. */
	DRAW {
		@Override
		boolean accepts(Event<MembershipRequest> application) {
			int limit = (Tier.of(application.data()) == Tier.PREMIUM) ? PREMIUM_BELOW : REGULAR_BELOW;
			return Draw.below(OUTCOMES, application.id(), PURPOSE) < limit;
		}
	},

	/** Accepts every application. */
	ALL {
		@Override
		boolean accepts(Event<MembershipRequest> application) {
			return true;
		}
	};

	/** Must not change: another purpose would change the decisions about the log. */
	static final String PURPOSE = "acceptance";

	static final int OUTCOMES = 7;

	private static final int PREMIUM_BELOW = 4;

	private static final int REGULAR_BELOW = 5;

	/**
	 * Decides by the application alone, so that the same log always gives the same guild.
	 * There is no clock, and chance is a function of the event's id.
	 */
	abstract boolean accepts(Event<MembershipRequest> application);

}
