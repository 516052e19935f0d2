package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Draw;
import cl.gremio.model.event.Event;

/** The rules of acceptance from which the configuration chooses. */
enum AcceptanceMode implements AcceptanceRule {

	/** Draws an integer 0 to 6. Premium is accepted below 4, regular below 5. */
	DRAW {
		@Override
		public boolean accepts(Event<MembershipRequest> application) {
			int limit = (Tier.of(application.data()) == Tier.PREMIUM) ? PREMIUM_BELOW : REGULAR_BELOW;
			return Draw.below(OUTCOMES, application.id(), PURPOSE) < limit;
		}
	},

	/** Accepts every application. */
	ALL {
		@Override
		public boolean accepts(Event<MembershipRequest> application) {
			return true;
		}
	};

	/** Must not change: another purpose would change the decisions about the log. */
	static final String PURPOSE = "acceptance";

	static final int OUTCOMES = 7;

	private static final int PREMIUM_BELOW = 4;

	private static final int REGULAR_BELOW = 5;

}
