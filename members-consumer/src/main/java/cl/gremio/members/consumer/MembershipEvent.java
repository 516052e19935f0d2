package cl.gremio.members.consumer;

import java.time.Instant;
import java.util.Comparator;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;

/**
 * What somebody applied with, and when.
 *
 * @param time the time recorded
 * @param id the event's id
 * @param form what was filled in
 */
record MembershipEvent(Instant time, String id, MembershipRequest form) {

	/**
	 * By time, then id. Foreign programs may give one id and time to several events: then
	 * what is filled in decides, as the order of arrival must not.
	 */
	static final Comparator<MembershipEvent> LATEST_LAST = Comparator.comparing(MembershipEvent::time)
		.thenComparing(MembershipEvent::id)
		.thenComparing(MembershipEvent::tier)
		.thenComparing((application) -> application.form().name())
		.thenComparing((application) -> application.form().lastname())
		.thenComparing((application) -> application.form().mail())
		.thenComparing((application) -> application.form().plate());

	static MembershipEvent of(Event<MembershipRequest> event) {
		return new MembershipEvent(event.time(), event.id(), event.data());
	}

	/** The tier that was applied for. */
	Tier tier() {
		return Tier.of(this.form);
	}

}
