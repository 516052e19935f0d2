package cl.gremio.web.list;

import java.util.Arrays;
import java.util.Optional;

/**
 * How CSV is written for the spreadsheets of a country: where a comma stands before
 * decimals, it can't stand between cells.
 */
enum CsvDialect {

	/** RFC 4180 as most programs read it. */
	COMMA(',', '.', ""),

	/** As Chilean spreadsheets read it: they need a byte order mark to expect UTF-8. */
	SEMICOLON(';', ',', "\ufeff");

	private final char separator;

	private final char decimalPoint;

	private final String mark;

	CsvDialect(char separator, char decimalPoint, String mark) {
		this.separator = separator;
		this.decimalPoint = decimalPoint;
		this.mark = mark;
	}

	/** The dialect that has this separator. */
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
