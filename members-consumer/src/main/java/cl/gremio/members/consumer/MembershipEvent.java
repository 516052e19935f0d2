package cl.gremio.members.consumer;

import java.time.Instant;
import java.util.Comparator;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Event;

/**
 * An application to the guild.
 *
 * @param form the fields of the application
 */
record MembershipEvent(Instant time, String id, MembershipRequest form) {

	/**
	 * Orders by time, then id. Other programs may give several events one id and one
	 * time. Then the fields decide, because the order of arrival must not.
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

	Tier tier() {
		return Tier.of(this.form);
	}

}
