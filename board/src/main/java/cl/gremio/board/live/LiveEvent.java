package cl.gremio.board.live;

import java.util.function.Function;

import cl.gremio.web.privacy.MemberMask;

/**
 * An event for the readers of {@code /live}.
 *
 * @param full the event as bytes
 * @param masked the event for readers who may not see members
 */
record LiveEvent(byte[] full, Function<MemberMask, byte[]> masked) {

	/** An event without data of members. */
	static LiveEvent forAll(byte[] event) {
		return new LiveEvent(event, (mask) -> event);
	}

}
