package cl.gremio.board.live;

import cl.gremio.web.security.Caller;

/** What readers of {@code /live} are told of members. */
enum Audience {

	/** Everything. */
	FULL,

	/** Masks. */
	MASKED;

	static Audience of(Caller caller) {
		return caller.seesMembers() ? FULL : MASKED;
	}

}
