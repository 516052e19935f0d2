package cl.gremio.service.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

import org.springframework.http.MediaType;

/**
 * Writes a {@link Listing} as CSV: a line of headings, also where nothing is listed, and
 * a line for each entry.
 */
public final class CsvListingConverter extends ListingConverter {

	private final String headings;

	private final ObjectWriter writer;

	/** A converter for listings of a type whose properties are the columns. */
	public CsvListingConverter(Class<?> type, Deliveries deliveries) {
		super(deliveries, new MediaType("text", "csv"));
		CsvMapper mapper = CsvMapper.builder().build();
		CsvSchema schema = mapper.schemaFor(type);
		this.headings = String.join(",", schema.getColumnNames()) + "\n";
		this.writer = mapper.writer(schema)
			.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	@Override
	EntryWriter begin(Listing<?> listing, OutputStream text) throws IOException {
		text.write(this.headings.getBytes(StandardCharsets.UTF_8));
		return new Lines(this.writer.writeValues(text));
	}

	private record Lines(SequenceWriter lines) implements EntryWriter {

		@Override
		public void write(Object entry) {
			this.lines.write(entry);
		}

		@Override
		public void end() {
			this.lines.close();
		}

	}

}
