package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Draw;
import cl.gremio.model.event.Event;

/** The rules of acceptance that the configuration can choose. */
enum AcceptanceMode implements AcceptanceRule {

	/** A draw of an integer 0..6: premium is accepted below 4, regular below 5. */
	DRAW {
		@Override
		public boolean accepts(Event<MembershipRequest> application) {
			int limit = (Tier.of(application.data()) == Tier.PREMIUM) ? PREMIUM_BELOW : REGULAR_BELOW;
			return Draw.below(OUTCOMES, application.id(), PURPOSE) < limit;
		}
	},

	/** Everyone is welcome. */
	ALL {
		@Override
		public boolean accepts(Event<MembershipRequest> application) {
			return true;
		}
	};

	/** Another purpose would decide the applications already in the log otherwise. */
	static final String PURPOSE = "acceptance";

	static final int OUTCOMES = 7;

	private static final int PREMIUM_BELOW = 4;

	private static final int REGULAR_BELOW = 5;

}
