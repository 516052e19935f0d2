package cl.gremio.service.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

/** Writes a {@link Listing} as a JSON array. */
class JsonListingConverter extends ListingConverter {

	private final ObjectWriter writer;

	JsonListingConverter(JsonMapper mapper) {
		super(MediaType.APPLICATION_JSON);
		this.writer = mapper.writer()
			.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	@Override
	void write(Iterator<?> entries, PageRequest request, OutputStream body) throws IOException {
		try {
			// Closed only at the end: closing it on a failure would end the array as if
			// whole
			SequenceWriter array = this.writer.writeValuesAsArray(body);
			while (entries.hasNext()) {
				array.write(entries.next());
			}
			array.close();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
	}

}
