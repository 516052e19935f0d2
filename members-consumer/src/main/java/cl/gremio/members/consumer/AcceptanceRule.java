package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;

/** Says whether the guild accepts an application. */
@FunctionalInterface
interface AcceptanceRule {

	/**
	 * Decides on one application by nothing but itself, so that the same log always gives
	 * the same guild: no clock, no chance that isn't drawn from the event's id.
	 */
	boolean accepts(Event<MembershipRequest> application);

}
