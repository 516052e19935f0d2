package cl.gremio.web.list;

import java.io.IOException;

/** Writes the entries of a listing as text. */
interface EntryWriter {

	/** Writes one more entry. */
	void write(Object entry) throws IOException;

	/** Completes the text. */
	void end() throws IOException;

}
