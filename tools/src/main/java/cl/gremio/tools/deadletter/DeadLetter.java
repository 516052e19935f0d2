package cl.gremio.tools.deadletter;

import java.nio.ByteBuffer;
import java.time.Instant;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of a {@code <topic>-dlt}, whoever set it aside: headers may be missing.
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

	/** What the headers that say why a record was set aside begin with. */
	static final String HEADERS = "kafka_dlt-";

	private static final String SUFFIX = Topics.deadLettersOf("");

	/** The public topic, by its own name or that of its dead letters. */
	static String topicOf(String name) {
		return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
	}

	RecordPosition position() {
		return new RecordPosition(this.record.topic(), this.record.partition(), this.record.offset());
	}

	/** Its position in the words that the tool takes. */
	String label() {
		return topic() + " " + this.record.partition() + " " + this.record.offset();
	}

	/**
	 * The topic that it is to go back to. That in its headers may be an internal one.
	 */
	String topic() {
		return topicOf(this.record.topic());
	}

	/**
	 * Where the record stood that was set aside; where this one is, if the headers don't
	 * say.
	 */
	RecordPosition original() {
		String topic = CloudEvents.text(headers(), HEADERS + "original-topic");
		Long partition = number("original-partition", Integer.BYTES);
		Long offset = number("original-offset", Long.BYTES);
		return (topic != null && partition != null && offset != null)
				? new RecordPosition(topic, partition.intValue(), offset) : position();
	}

	OriginalRecord origin() {
		return new OriginalRecord(topic(), original(), timestamp());
	}

	/** The original record's timestamp in epoch milliseconds, 0 or above. */
	long timestamp() {
		Long timestamp = number("original-timestamp", Long.BYTES);
		return Math.max(0, (timestamp != null) ? timestamp : this.record.timestamp());
	}

	Instant time() {
		return Instant.ofEpochMilli(timestamp());
	}

	@Nullable String error() {
		return CloudEvents.text(headers(), HEADERS + "exception-message");
	}

	/**
	 * Whether only the beginning of the record is here, as it was too large. That is said
	 * last; before the other headers of a dead letter it is part of the record.
	 */
	boolean isTruncated() {
		Header[] headers = headers().toArray();
		return headers.length > 0 && headers[headers.length - 1].key().equals(HEADERS + "truncated-from");
	}

	/** The value's size in bytes, or -1 without a value. */
	int size() {
		return (this.record.value() != null) ? this.record.value().length : -1;
	}

	Headers headers() {
		return this.record.headers();
	}

	private @Nullable Long number(String name, int bytes) {
		Header header = headers().lastHeader(HEADERS + name);
		if (header == null || header.value() == null || header.value().length != bytes) {
			return null;
		}
		ByteBuffer value = ByteBuffer.wrap(header.value());
		return (bytes == Integer.BYTES) ? value.getInt() : value.getLong();
	}

}
