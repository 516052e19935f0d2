package cl.gremio.consumer.intake;

import cl.gremio.kafka.RecordLimits;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as its producer wrote it, and its position.
 *
 * @param timestamp the timestamp in epoch milliseconds, not negative
 */
record SourceRecord(String topic, int partition, long offset, long timestamp, byte @Nullable [] key,
		byte @Nullable [] value, Headers headers) {

	static SourceRecord of(Record<byte[], byte[]> record, RecordMetadata source) {
		return new SourceRecord(source.topic(), source.partition(), source.offset(), record.timestamp(), record.key(),
				record.value(), record.headers());
	}

	/** Returns the id of an event that has none of its own. */
	String position() {
		return this.topic + "-" + this.partition + "-" + this.offset;
	}

	/** Returns the size on the wire in bytes. */
	int size() {
		return RecordLimits.size(this.key, this.value, this.headers);
	}

	/** Truncates the key, the value and the headers. */
	SourceRecord truncate() {
		return new SourceRecord(this.topic, this.partition, this.offset, this.timestamp,
				EventSizeLimit.truncate(this.key), EventSizeLimit.truncate(this.value),
				EventSizeLimit.truncate(this.headers));
	}

}
