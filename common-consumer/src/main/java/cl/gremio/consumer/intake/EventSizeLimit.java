package cl.gremio.consumer.intake;

import java.util.Arrays;

import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.wire.InvalidEventException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Records that compression let through a topic's limit. Unpacked they fit on no other
 * topic, and would stop the stream at each start.
 */
final class EventSizeLimit {

	private static final int NO_HEADERS = RecordLimits.size(null, null, new RecordHeaders());

	private EventSizeLimit() {
	}

	/**
	 * Refuses an event that is larger than one may be.
	 * @param size as Kafka counts it on the wire, in bytes
	 */
	static void refuse(int size) throws InvalidEventException {
		if (size > RecordLimits.EVENT) {
			throw new InvalidEventException("is larger than " + RecordLimits.EVENT + " bytes, it has " + size
					+ "; only its beginning is kept here");
		}
	}

	/** The first bytes. */
	static byte @Nullable [] cut(byte @Nullable [] bytes) {
		return (bytes != null && bytes.length > RecordLimits.KEPT) ? Arrays.copyOf(bytes, RecordLimits.KEPT) : bytes;
	}

	/** The headers that fit, the first before the others. */
	static Headers cut(Headers headers) {
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
