package cl.gremio.producer.publish;

import java.time.Instant;
import java.util.Iterator;

/**
 * Many events that are written as one. Their records are made while they are sent, and
 * made again after a transaction was aborted.
 */
public interface Bulk {

	/** Identifies the bulk; a pure function of the client's key, if it sent one. */
	String id();

	/** The number of events. */
	int count();

	/** The time recorded. */
	Instant time();

	/** Whether the client may send another bulk under the same key. */
	boolean mayBeRetried();

	/** The memory that the bulk holds, in bytes. */
	long size();

	/** The records of all events, in order. */
	Iterator<OutgoingRecord> records();

}
