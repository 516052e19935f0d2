package cl.gremio.service.http;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client asks for with {@code ?limit=} and {@code ?after=}. A
 * controller takes it as an argument.
 *
 * @param limit how many at most, 1 to 1000; {@code null} for all
 * @param after the key after which to begin, exclusive; {@code null} for the beginning
 */
public record PageRequest(@Nullable Integer limit, @Nullable String after) {

	/** The whole list. */
	public static final PageRequest ALL = new PageRequest(null, null);

	static final int MAX_LIMIT = 1000;

}
