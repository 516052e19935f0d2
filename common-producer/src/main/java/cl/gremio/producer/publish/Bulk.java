package cl.gremio.producer.publish;

import java.time.Instant;
import java.util.Iterator;

/**
 * Many events that are written as one. Its records are made as they are sent, and made
 * again where a transaction had to be given up.
 */
public interface Bulk {

	/** Identifies the whole; a pure function of the client's key, if it sent one. */
	String id();

	/** How many events it has. */
	int count();

	/** When it was taken. */
	Instant time();

	/** Whether a client may send it again, or another under its key. */
	boolean mayBeRetried();

	/** How much memory it holds, in bytes. */
	long size();

	/** The records of all its events, in order. */
	Iterator<OutgoingRecord> records();

}
