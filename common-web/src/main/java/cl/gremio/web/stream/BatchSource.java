package cl.gremio.web.stream;

import org.jspecify.annotations.Nullable;

/**
 * What one reader of a stream is still to get. The stream asks for the next batch when
 * the client takes more. One thread at a time calls these methods.
 */
public interface BatchSource {

	/**
	 * The next batch, of whole events; {@code null} or empty if there is none at the
	 * moment. The stream asks again after {@link EventStream#wake()}. The array may be
	 * shared between streams, so nobody changes it.
	 */
	byte @Nullable [] next();

	/** Runs once, when the stream is over. */
	void close();

}
