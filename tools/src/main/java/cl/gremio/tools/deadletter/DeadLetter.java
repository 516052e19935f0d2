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
 * A record of a {@code <topic>-dlt}. Another program may have written it, so headers may
 * be missing.
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

	/** The prefix of the headers that say why a record was set aside. */
	static final String HEADERS = "kafka_dlt-";

	private static final String SUFFIX = Topics.deadLettersOf("");

	/** Returns the public topic by its own name or the name of its dead-letter topic. */
	static String topicOf(String name) {
		return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
	}

	static RecordPosition position(String topic, long partition, long offset) {
		return new RecordPosition(Topics.deadLettersOf(topic), (int) partition, offset);
	}

	RecordPosition position() {
		return RecordPosition.of(this.record);
	}

	/** The position as a user writes it in a command. */
	String label() {
		return topic() + " " + this.record.partition() + " " + this.record.offset();
	}

	/** Returns the topic for the replay. The topic in the headers may be internal. */
	String topic() {
		return topicOf(this.record.topic());
	}

	/**
	 * Returns the position of the original record. If the headers do not tell this
	 * position, the method returns the position of the dead letter.
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
	 * Whether the record was too large, so that the dead letter has only its beginning.
	 * The dead letter's own header comes last and says so. An earlier header of the same
	 * name belongs to the record.
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
