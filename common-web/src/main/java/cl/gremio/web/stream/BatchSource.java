package cl.gremio.web.stream;

import org.jspecify.annotations.Nullable;

/**
 * What one client is still to get. The answer asks for the next batch when the client
 * takes more. One thread at a time calls these methods.
 */
public interface BatchSource {

	/** A source without batches. */
	BatchSource NONE = new BatchSource() {
		@Override
		public byte @Nullable [] next() {
			return null;
		}

		@Override
		public boolean isAtEnd() {
			return true;
		}

		@Override
		public void close() {
			// Nothing is open
		}
	};

	/**
	 * The next batch, of whole events; {@code null} or empty if there is none at the
	 * moment. The answer asks again after {@link NonBlockingAnswer#wake()}. The array may
	 * be shared between answers, so nobody changes it.
	 */
	byte @Nullable [] next();

	/** Whether the last batch has been given. */
	default boolean isAtEnd() {
		return false;
	}

	/** Runs once, when the answer is over. */
	void close();

}
