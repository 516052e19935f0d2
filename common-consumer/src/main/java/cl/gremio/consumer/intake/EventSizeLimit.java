package cl.gremio.consumer.intake;

import java.util.Arrays;

import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.wire.InvalidEventException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Limits the size of an event. Compression lets larger records pass the limit of a topic.
 * Uncompressed they fit on no other topic, and would stop the streams at each start.
 */
final class EventSizeLimit {

	private static final int NO_HEADERS = RecordLimits.size(null, null, new RecordHeaders());

	private EventSizeLimit() {
	}

	/**
	 * Checks the size of an event.
	 * @param size the size on the wire, in bytes
	 * @throws InvalidEventException if the event is too large
	 */
	static void check(int size) throws InvalidEventException {
		if (size > RecordLimits.EVENT) {
			throw new InvalidEventException("is larger than " + RecordLimits.EVENT + " bytes, it has " + size
					+ "; only its beginning is kept here");
		}
	}

	static byte @Nullable [] truncate(byte @Nullable [] bytes) {
		return (bytes != null && bytes.length > RecordLimits.KEPT) ? Arrays.copyOf(bytes, RecordLimits.KEPT) : bytes;
	}

	/** Returns the first headers, as many as fit. */
	static Headers truncate(Headers headers) {
		Headers kept = new RecordHeaders();
		int size = 0;
		for (Header header : headers) {
			int more = RecordLimits.size(null, null, new RecordHeaders(new Header[] { header })) - NO_HEADERS;
			if (size + more <= RecordLimits.KEPT) {
				kept.add(header);
				size += more;
			}
		}
		return kept;
	}

}
