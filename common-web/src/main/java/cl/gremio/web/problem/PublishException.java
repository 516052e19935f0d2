package cl.gremio.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * An event is not confirmed in time, by Kafka or by the service behind the door. The
 * client is answered 503.
 */
public class PublishException extends RuntimeException {

	private final Outcome outcome;

	/**
	 * Creates an exception.
	 * @param outcome whether the event may have been written
	 * @param detail the reason, in a sentence for the client
	 * @param cause the failure, if there is one
	 */
	public PublishException(Outcome outcome, String detail, @Nullable Throwable cause) {
		super(detail, cause);
		this.outcome = outcome;
	}

	/** Whether the event may have been written. */
	public Outcome outcome() {
		return this.outcome;
	}

	/** Whether an unconfirmed event may have been written. */
	public enum Outcome {

		/** The event was certainly not written. */
		NOT_WRITTEN("not-written"),

		/** The event may have been written, or may be written later. */
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
