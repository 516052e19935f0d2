package cl.gremio.web.list;

import java.io.IOException;

/** A text that is made chunk by chunk, as the client reads it. */
interface ChunkSource extends AutoCloseable {

	/** A source without chunks. */
	ChunkSource EMPTY = new ChunkSource() {

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
			// Holds nothing
		}

	};

	/** Whether the last chunk has been made. */
	boolean isAtEnd();

	/** Makes the next chunk. */
	byte[] next() throws IOException;

	@Override
	void close();

}
