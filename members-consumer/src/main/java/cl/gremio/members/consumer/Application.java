package cl.gremio.members.consumer;

import java.time.Instant;
import java.util.Comparator;

import cl.gremio.model.Event;
import cl.gremio.model.MemberApplication;

/**
 * What somebody applied with, and when.
 *
 * @param time the time recorded
 * @param id the event's id
 * @param form what was filled in
 */
record Application(Instant time, String id, MemberApplication form) {

	/**
	 * By time, then id. Foreign programs may give one id and time to several events: then
	 * what is filled in decides, as the order of arrival must not.
	 */
	static final Comparator<Application> LATEST_LAST = Comparator.comparing(Application::time)
		.thenComparing(Application::id)
		.thenComparing(Application::tier)
		.thenComparing((application) -> application.form().name())
		.thenComparing((application) -> application.form().lastname())
		.thenComparing((application) -> application.form().mail())
		.thenComparing((application) -> application.form().plate());

	static Application of(Event<MemberApplication> event) {
		return new Application(event.time(), event.id(), event.data());
	}

	/** The tier that was applied for. */
	Tier tier() {
		return Tier.of(this.form);
	}

}
