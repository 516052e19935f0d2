package cl.gremio.web.list;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client asks for with {@code ?limit=} and {@code ?after=}, and
 * with {@code ?separador=} in which dialect, where it is CSV. A controller takes it as an
 * argument.
 *
 * @param limit how many at most, 1 to 1000; {@code null} for all
 * @param after the key after which to begin, exclusive; {@code null} for the beginning
 * @param dialect how CSV is written
 */
public record PageRequest(@Nullable Integer limit, @Nullable String after, CsvDialect dialect) {

	/** The whole list. */
	public static final PageRequest ALL = new PageRequest(null, null, CsvDialect.COMMA);

	static final int MAX_LIMIT = 1000;

}
