package cl.gremio.web.list;

/** Writes the entries of a listing as text. */
interface EntryWriter {

	/** Writes one more entry. */
	void write(Object entry);

	/** Completes the text. */
	void end();

}
