package cl.gremio.web.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

import tools.jackson.core.exc.JacksonIOException;

/**
 * A listing as text. Its entries are read as their piece is made; the text ends as a
 * whole one only when all of them are written.
 */
final class ListingChunkSource implements ChunkSource {

	/** From so many bytes on a piece takes no further entry. */
	private static final int SIZE = 8 * 1024;

	private final Stream<?> source;

	private final Iterator<?> entries;

	private final EntryWriter writer;

	private final ByteArrayOutputStream text;

	private final int size;

	private boolean atEnd;

	private ListingChunkSource(Stream<?> source, Iterator<?> entries, EntryWriter writer, ByteArrayOutputStream text,
			int size) {
		this.source = source;
		this.entries = entries;
		this.writer = writer;
		this.text = text;
		this.size = size;
	}

	/** A whole list, of which no more than a piece is in memory. */
	static ListingChunkSource whole(Stream<?> source, EntryWriter writer, ByteArrayOutputStream text) {
		return new ListingChunkSource(source, source.iterator(), writer, text, SIZE);
	}

	/** A page, which is one piece. */
	static ListingChunkSource page(Iterable<?> entries, EntryWriter writer, ByteArrayOutputStream text) {
		return new ListingChunkSource(Stream.empty(), entries.iterator(), writer, text, Integer.MAX_VALUE);
	}

	@Override
	public boolean isAtEnd() {
		return this.atEnd;
	}

	@Override
	public byte[] next() throws IOException {
		try {
			while (this.text.size() < this.size && this.entries.hasNext()) {
				this.writer.write(this.entries.next());
			}
			if (!this.entries.hasNext()) {
				this.writer.end();
				this.atEnd = true;
			}
			byte[] piece = this.text.toByteArray();
			this.text.reset();
			return piece;
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public void close() {
		this.source.close();
	}

}
