package cl.gremio.web.list;

import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a client asks for by {@code ?limit=} and {@code ?after=}, and
 * the dialect of CSV by {@code ?separador=}. A controller takes it as an argument.
 *
 * @param limit the most entries, 1 to 1000; {@code null} for all
 * @param after the last key before the page; {@code null} for the beginning
 * @param dialect the dialect of CSV
 */
public record PageRequest(@Nullable Integer limit, @Nullable String after, CsvDialect dialect) {

	/** The whole list. */
	public static final PageRequest ALL = new PageRequest(null, null, CsvDialect.COMMA);

	static final int MAX_LIMIT = 1000;

}
