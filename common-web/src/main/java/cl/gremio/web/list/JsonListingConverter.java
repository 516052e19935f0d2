package cl.gremio.web.list;

import java.io.OutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

/** Writes a {@link Listing} as a JSON array, alone or in an object. */
public class JsonListingConverter extends ListingConverter {

	private final ObjectWriter writer;

	public JsonListingConverter(JsonMapper mapper, NonBlockingWriter writer) {
		super(writer, MediaType.APPLICATION_JSON);
		this.writer = mapper.writer()
			.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET);
	}

	@Override
	EntryWriter begin(Listing<?> listing, OutputStream text) {
		JsonGenerator json = this.writer.createGenerator(text);
		Listing.EnclosingObject enclosing = listing.enclosing();
		if (enclosing != null) {
			json.writeStartObject();
			enclosing.others().forEach(json::writePOJOProperty);
			json.writeName(enclosing.name());
		}
		return new Array(json, this.writer.writeValuesAsArray(json), enclosing);
	}

	/** The array, and the object around it if there is one. */
	private record Array(JsonGenerator json, SequenceWriter entries,
			Listing.@Nullable EnclosingObject enclosing) implements EntryWriter {

		@Override
		public void write(Object entry) {
			this.entries.write(entry);
		}

		@Override
		public void end() {
			this.entries.close();
			if (this.enclosing != null) {
				this.json.writeEndObject();
			}
			this.json.close();
		}

	}

}
