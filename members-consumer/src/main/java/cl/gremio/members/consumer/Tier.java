package cl.gremio.members.consumer;

import cl.gremio.model.MembershipRequest;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A member's tier, the lower first; {@code premium} on the wire. */
enum Tier {

	REGULAR, PREMIUM;

	static Tier of(MembershipRequest application) {
		return of((application.premium() != null) ? application.premium() : 0);
	}

	@JsonCreator
	static Tier of(int premium) {
		return (premium == 1) ? PREMIUM : REGULAR;
	}

	/** 1 premium, 0 regular. */
	@JsonValue
	int premium() {
		return ordinal();
	}

}
