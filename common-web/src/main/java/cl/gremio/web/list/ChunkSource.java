package cl.gremio.web.list;

import java.io.IOException;

/** A text that is made piece by piece, as its reader takes it. */
interface ChunkSource extends AutoCloseable {

	/** Whether there is no further piece. */
	boolean isAtEnd();

	/** Makes the next piece. */
	byte[] next() throws IOException;

	@Override
	void close();

	/** A text that has been made. */
	static ChunkSource of(byte[] text) {
		return new ChunkSource() {

			private boolean taken;

			@Override
			public boolean isAtEnd() {
				return this.taken;
			}

			@Override
			public byte[] next() {
				this.taken = true;
				return text;
			}

			@Override
			public void close() {
				// nothing is held but memory
			}

		};
	}

}
