package cl.gremio.board.live;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import cl.gremio.web.privacy.MemberMask;

/**
 * The newest events for each audience. An event is masked once for all readers, and not
 * at all until a reader needs it.
 */
final class Journals {

	private final Map<Audience, Journal> journals = new EnumMap<>(Audience.class);

	private final MemberMask mask;

	/** The audiences that have had a reader. Guarded by this. */
	private final Set<Audience> used = EnumSet.noneOf(Audience.class);

	/**
	 * Creates empty journals.
	 * @param bound the bytes that each holds
	 * @param lost the event that a reader gets in place of those that it has lost
	 */
	Journals(long bound, byte[] lost, MemberMask mask) {
		for (Audience audience : Audience.values()) {
			this.journals.put(audience, new Journal(bound, lost));
		}
		this.mask = mask;
	}

	/** Adds an event to the batches that are being made. */
	synchronized void append(LiveEvent event) {
		for (Audience audience : this.used) {
			byte[] text = (audience == Audience.FULL) ? event.full() : event.masked().apply(this.mask);
			this.journals.get(audience).append(text);
		}
	}

	/** Completes the batches: readers see them from now on. */
	synchronized void complete() {
		this.used.forEach((audience) -> this.journals.get(audience).complete());
	}

	/** A reader of every event that is appended from now on. */
	synchronized Journal.Position end(Audience audience) {
		this.used.add(audience);
		return this.journals.get(audience).end();
	}

}
