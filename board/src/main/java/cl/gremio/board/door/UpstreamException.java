package cl.gremio.board.door;

import org.jspecify.annotations.Nullable;

/** An instance of a service did not answer. */
class UpstreamException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Progress progress;

	/**
	 * Creates an exception.
	 * @param progress how far the request came
	 */
	UpstreamException(Progress progress, @Nullable Throwable cause) {
		super("No answer from an instance", cause);
		this.progress = progress;
	}

	/** How far the request came. */
	Progress progress() {
		return this.progress;
	}

	/** Records no stack trace: the cause has one, and an outage is reported often. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

	/** How far a request comes on its way to an instance. */
	enum Progress {

		/** There is no connection, so the instance has not seen the request. */
		NOT_CONNECTED,

		/** The instance lacks a part of the body, so it has recorded nothing. */
		PARTLY_SENT,

		/** The instance may have acted on the request. */
		SENT

	}

}
