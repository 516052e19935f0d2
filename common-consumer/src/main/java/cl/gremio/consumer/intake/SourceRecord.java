package cl.gremio.consumer.intake;

import cl.gremio.kafka.RecordLimits;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came to its topic, and where it stands there.
 *
 * @param timestamp its own, in epoch milliseconds, 0 or above
 */
record SourceRecord(String topic, int partition, long offset, long timestamp, byte @Nullable [] key,
		byte @Nullable [] value, Headers headers) {

	static SourceRecord of(Record<byte[], byte[]> record, RecordMetadata source) {
		return new SourceRecord(source.topic(), source.partition(), source.offset(), record.timestamp(), record.key(),
				record.value(), record.headers());
	}

	/** What identifies an event without an id. */
	String position() {
		return this.topic + "-" + this.partition + "-" + this.offset;
	}

	/** Its size on the wire, in bytes. */
	int size() {
		return RecordLimits.size(this.key, this.value, this.headers);
	}

	/** Its beginning: of its key, its value and its headers. */
	SourceRecord cut() {
		return new SourceRecord(this.topic, this.partition, this.offset, this.timestamp, EventSizeLimit.cut(this.key),
				EventSizeLimit.cut(this.value), EventSizeLimit.cut(this.headers));
	}

}
