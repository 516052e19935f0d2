package cl.gremio.model.wire;

/** An event that is not the JSON that it should be, and where. */
public final class MalformedEventException extends InvalidEventException {

	private final String kind;

	private final TextPosition position;

	private final String reason;

	/**
	 * An event that can't be read from some place on.
	 * @param kind what is malformed, as in "malformed JSON"
	 * @param reason what is wrong there, and what would be right
	 */
	MalformedEventException(String kind, TextPosition position, String reason) {
		super(message(kind, "line " + position.line() + ", column " + position.column(), reason));
		this.kind = kind;
		this.position = position;
		this.reason = reason;
	}

	/** Where in the event it is. */
	public TextPosition position() {
		return this.position;
	}

	/** The message for an event that stands at a place of its own in a larger text. */
	public String messageAt(String place) {
		return message(this.kind, place, this.reason);
	}

	private static String message(String kind, String place, String reason) {
		return kind + " at " + place + ": " + reason;
	}

}
