package cl.gremio.web.list;

import java.util.Arrays;
import java.util.Optional;

/**
 * A dialect of CSV for the spreadsheets of a country: a comma can't separate cells where
 * it separates decimals.
 */
enum CsvDialect {

	/** RFC 4180, for most programs. */
	COMMA(',', '.', ""),

	/** Chilean spreadsheets. They need a byte order mark to expect UTF-8. */
	SEMICOLON(';', ',', "\ufeff");

	private final char separator;

	private final char decimalPoint;

	private final String mark;

	CsvDialect(char separator, char decimalPoint, String mark) {
		this.separator = separator;
		this.decimalPoint = decimalPoint;
		this.mark = mark;
	}

	static Optional<CsvDialect> withSeparator(String separator) {
		return Arrays.stream(values())
			.filter((dialect) -> String.valueOf(dialect.separator).equals(separator))
			.findFirst();
	}

	char separator() {
		return this.separator;
	}

	char decimalPoint() {
		return this.decimalPoint;
	}

	/** The text before the first line. */
	String mark() {
		return this.mark;
	}

}
