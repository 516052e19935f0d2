package cl.gremio.web.list;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

import org.springframework.http.MediaType;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes a {@link Listing} as CSV (RFC 4180): a line of headings, even for an empty list,
 * and a line for each entry.
 */
public final class CsvListingConverter extends ListingConverter {

	private static final String LINE_END = "\r\n";

	private final Map<CsvDialect, CsvFormat> tables = new EnumMap<>(CsvDialect.class);

	/** Creates a converter for entries of a type, whose properties are the columns. */
	public CsvListingConverter(Class<?> type, NonBlockingWriter writer) {
		super(writer, new MediaType("text", "csv"));
		setDefaultCharset(UTF_8);
		for (CsvDialect dialect : CsvDialect.values()) {
			this.tables.put(dialect, CsvFormat.of(type, dialect));
		}
	}

	@Override
	EntryWriter begin(Listing<?> listing, OutputStream text) throws IOException {
		CsvFormat table = this.tables.get(listing.page().dialect());
		text.write(table.beginning().getBytes(UTF_8));
		return new CsvEntryWriter(table.writer().writeValues(text));
	}

	private record CsvEntryWriter(SequenceWriter lines) implements EntryWriter {

		@Override
		public void write(Object entry) {
			this.lines.write(entry);
		}

		@Override
		public void end() {
			this.lines.close();
		}

	}

	/**
	 * A type's entries in a dialect.
	 *
	 * @param beginning the text before the first entry
	 * @param writer writes the entries
	 */
	private record CsvFormat(String beginning, ObjectWriter writer) {

		static CsvFormat of(Class<?> type, CsvDialect dialect) {
			CsvMapper mapper = CsvMapper.builder()
				.enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
				.addModule(new CsvCellModule(dialect))
				.build();
			CsvSchema schema = mapper.schemaFor(type)
				.withColumnSeparator(dialect.separator())
				.withLineSeparator(LINE_END);
			String headings = String.join(String.valueOf(dialect.separator()), schema.getColumnNames());
			return new CsvFormat(dialect.mark() + headings + LINE_END,
					mapper.writer(schema)
						.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
						.without(StreamWriteFeature.AUTO_CLOSE_TARGET));
		}

	}

}
