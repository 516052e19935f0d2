package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;

/** Decides whether the guild accepts an application. */
@FunctionalInterface
interface AcceptanceRule {

	/**
	 * Decides by the application alone, so that the same log always gives the same guild.
	 * There is no clock, and chance is a function of the event's id.
	 */
	boolean accepts(Event<MembershipRequest> application);

}
