package cl.gremio.service.streams;

import java.util.Arrays;

import cl.gremio.model.InvalidEventException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Records that compression let through a topic's limit. Unpacked they fit on no other
 * topic, and would stop the stream at each start.
 */
final class Oversize {

	/** No larger record gets onto a topic uncompressed, by the broker's default. */
	static final int MAX_BYTES = 1_048_588;

	/** What is kept of one: it stands whole where its headers say. */
	private static final int KEPT_BYTES = 64 * 1024;

	private Oversize() {
	}

	/** Refuses an event that is too large to be brought to its place. */
	static void refuse(Record<byte[], byte[]> record) throws InvalidEventException {
		if (size(record) > MAX_BYTES) {
			throw new InvalidEventException("is larger than " + MAX_BYTES + " bytes; only its beginning is kept here");
		}
	}

	/** The record as it came, or the beginning of one that is too large. */
	static Record<byte[], byte[]> cut(Record<byte[], byte[]> record) {
		return (size(record) > MAX_BYTES)
				? new Record<>(cut(record.key()), cut(record.value()), record.timestamp(), cut(record.headers()))
				: record;
	}

	private static long size(Record<byte[], byte[]> record) {
		long size = length(record.key()) + length(record.value());
		for (Header header : record.headers()) {
			size += size(header);
		}
		return size;
	}

	private static long size(Header header) {
		return header.key().length() + length(header.value());
	}

	private static long length(byte @Nullable [] bytes) {
		return (bytes != null) ? bytes.length : 0;
	}

	private static byte @Nullable [] cut(byte @Nullable [] bytes) {
		return (bytes != null && bytes.length > KEPT_BYTES) ? Arrays.copyOf(bytes, KEPT_BYTES) : bytes;
	}

	private static Headers cut(Headers headers) {
		Headers kept = new RecordHeaders();
		long size = 0;
		for (Header header : headers) {
			size += size(header);
			if (size <= KEPT_BYTES) {
				kept.add(header);
			}
		}
		return kept;
	}

}
