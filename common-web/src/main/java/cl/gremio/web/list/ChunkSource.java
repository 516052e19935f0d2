package cl.gremio.web.list;

import java.io.IOException;

/** A text that is made chunk by chunk, as the client reads it. */
interface ChunkSource extends AutoCloseable {

	/** Whether the last chunk has been made. */
	boolean isAtEnd();

	/** Makes the next chunk. */
	byte[] next() throws IOException;

	@Override
	void close();

	/**
	 * A source without chunks.
	 *
	 * @param atEnd called when the source is closed
	 */
	record Empty(Runnable atEnd) implements ChunkSource {

		@Override
		public boolean isAtEnd() {
			return true;
		}

		@Override
		public byte[] next() {
			return new byte[0];
		}

		@Override
		public void close() {
			this.atEnd.run();
		}

	}

}
