package cl.gremio.web.list;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.stream.Stream;

import cl.gremio.web.stream.BatchSource;

/**
 * The text of a listing. The entries of a chunk are read when the chunk is made. The text
 * is completed only after the last entry, so a failure never looks like a whole list. The
 * request's thread makes the first chunk; then the turns of the answer use this.
 */
final class ListingChunkSource implements BatchSource {

	/** A chunk of this many bytes takes no further entry. */
	private static final int CHUNK_SIZE = 8 * 1024;

	private final Stream<?> source;

	private final Iterator<?> entries;

	private final EntryWriter writer;

	private final ByteArrayOutputStream text;

	private final int chunkSize;

	private boolean atEnd;

	private ListingChunkSource(Stream<?> source, Iterator<?> entries, EntryWriter writer, ByteArrayOutputStream text,
			int chunkSize) {
		this.source = source;
		this.entries = entries;
		this.writer = writer;
		this.text = text;
		this.chunkSize = chunkSize;
	}

	/** Creates the source of a whole list. Only one chunk is in memory at a time. */
	static ListingChunkSource whole(Stream<?> source, EntryWriter writer, ByteArrayOutputStream text) {
		return new ListingChunkSource(source, source.iterator(), writer, text, CHUNK_SIZE);
	}

	static ListingChunkSource page(Iterable<?> entries, EntryWriter writer, ByteArrayOutputStream text) {
		return new ListingChunkSource(Stream.empty(), entries.iterator(), writer, text, Integer.MAX_VALUE);
	}

	@Override
	public boolean isAtEnd() {
		return this.atEnd;
	}

	@Override
	public byte[] next() {
		while (this.text.size() < this.chunkSize && this.entries.hasNext()) {
			this.writer.write(this.entries.next());
		}
		if (!this.entries.hasNext()) {
			this.writer.end();
			this.atEnd = true;
		}
		byte[] chunk = this.text.toByteArray();
		this.text.reset();
		return chunk;
	}

	@Override
	public void close() {
		this.source.close();
	}

}
