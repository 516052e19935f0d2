package cl.gremio.web.problem;

import org.jspecify.annotations.Nullable;

/** Kafka did not confirm an event in time; a client is answered 503. */
public class PublishException extends RuntimeException {

	private final Outcome outcome;

	/**
	 * An event that was not confirmed.
	 * @param outcome what is known of it
	 * @param detail why, in a sentence that a client may read
	 * @param cause what Kafka said, if it said anything
	 */
	public PublishException(Outcome outcome, String detail, @Nullable Throwable cause) {
		super(detail, cause);
		this.outcome = outcome;
	}

	/** What is known of the event. */
	public Outcome outcome() {
		return this.outcome;
	}

	/** What is known of an event that was not confirmed. */
	public enum Outcome {

		/** It is certain that the event was not written. */
		NOT_WRITTEN("not-written"),

		/** The event may have been written, or may still be. */
		UNKNOWN("unknown");

		private final String wireName;

		Outcome(String wireName) {
			this.wireName = wireName;
		}

		/** The outcome as the contract spells it. */
		public String wireName() {
			return this.wireName;
		}

	}

}
