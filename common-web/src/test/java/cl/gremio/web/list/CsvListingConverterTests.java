package cl.gremio.web.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class CsvListingConverterTests {

	private static final String HOSTILE = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'\"\",;#\\ |{}%0A1z\u00f1\u00a0\u2028";

	private final CsvListingConverter converter = new CsvListingConverter(Row.class, mock(NonBlockingWriter.class));

	@Test
	void withACommaDecimalsHaveAPoint() throws Exception {
		assertThat(csv(CsvDialect.COMMA, new Row("AB12", 1234567, 3.5), new Row("A,B", -1, -0.25)))
			.isEqualTo("text,whole,decimal\r\nAB12,1234567,3.5\r\n\"A,B\",-1,-0.25\r\n");
	}

	@Test
	void withASemicolonDecimalsHaveACommaAndThereIsAByteOrderMark() throws Exception {
		assertThat(csv(CsvDialect.SEMICOLON, new Row("AB12", 1234567, 3.5), new Row("A,B", -1, -0.25)))
			.isEqualTo("\ufefftext;whole;decimal\r\nAB12;1234567;3,5\r\nA,B;-1;-0,25\r\n");
	}

	@Test
	void anEmptyListIsItsHeadings() throws Exception {
		assertThat(csv(CsvDialect.COMMA)).isEqualTo("text,whole,decimal\r\n");
		assertThat(csv(CsvDialect.SEMICOLON)).isEqualTo("\ufefftext;whole;decimal\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=HYPERLINK(\"http://evil.example\",\"AB12\")", "+1+1", "-2+3", "@SUM(1)", "\t=1+1",
			"\r=1+1", "=", "+", "-", "@", "=\"a\"\"b\"", "=1,2", "=1;2", "-1", "+56912345678", "=1\r\n=2", "-\n",
			"\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(1)" })
	void aTextThatWouldBeAFormulaHasAnApostropheBeforeIt(String text) throws Exception {
		for (CsvDialect dialect : CsvDialect.values()) {
			assertThat(cells(dialect, new Row(text, 1, 2)).get(0)).isEqualTo("'" + text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AB12", "'=1", "''", "'", "\"", "\"\"", "\",\"", "a,b", "a;b", "a\rb", "a\nb", "a\r\nb",
			"A=1", "1+1", "1-1", "a@b", "#1", "\\", "\\\"", " ", " a ", "\u00f1and\u00fa \ud83e\udd59", "\ufeffa",
			"\u2028", "a text of more than twenty-four characters", "null", "" })
	void anyOtherTextStaysAsItIs(String text) throws Exception {
		for (CsvDialect dialect : CsvDialect.values()) {
			assertThat(cells(dialect, new Row(text, 1, 2)).get(0)).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@EnumSource(CsvDialect.class)
	void whatIsWrittenCanBeReadAgain(CsvDialect dialect) throws Exception {
		Random random = new Random(4180);
		for (int i = 0; i < 2000; i++) {
			Row row = new Row(hostileText(random), random.nextLong(), random.nextGaussian() * 1e6);
			List<String> cells = cells(dialect, row);
			assertThat(cells).hasSize(3);
			assertThat(cells.get(0)).isEqualTo(
					row.text().matches("(?s)[=+@\t\r\uff1d\uff0b\uff0d\uff20-].*") ? "'" + row.text() : row.text());
			assertThat(Long.parseLong(cells.get(1))).isEqualTo(row.whole());
			assertThat(Double.parseDouble(cells.get(2).replace(',', '.'))).isEqualTo(row.decimal());
		}
	}

	private static String hostileText(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(40); length > 0; length--) {
			text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
		}
		return text.toString();
	}

	/** Writes a row between two other rows and returns its cells. */
	private List<String> cells(CsvDialect dialect, Row row) throws IOException {
		Row other = new Row("\"", 0, 0);
		String csv = csv(dialect, other, row, other);
		List<List<String>> lines = new ArrayList<>(Rfc4180.read(csv, dialect.separator()));
		assertThat(lines).hasSize(4);
		assertThat(lines.get(3).get(0)).isEqualTo("\"");
		return lines.get(2);
	}

	private String csv(CsvDialect dialect, Row... rows) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		Listing<Row> listing = Listing.of((after) -> Stream.of(rows), new PageRequest(null, null, dialect), Row::text);
		EntryWriter writer = this.converter.begin(listing, body);
		for (Row row : rows) {
			writer.write(row);
		}
		writer.end();
		return body.toString(UTF_8);
	}

	@JsonPropertyOrder({ "text", "whole", "decimal" })
	record Row(String text, long whole, double decimal) {
	}

}
