package cl.gremio.tools.deadletter;

import java.time.Instant;
import java.util.Objects;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.wire.WireWriter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A record on {@code dlt.replays}. The record says that a user wrote a dead letter back
 * to its topic.
 *
 * @param by the user
 * @param time the time of the replay, in epoch seconds
 * @param deadLetter the position of the dead letter. As text, the position is the key of
 * the record
 * @param timestamp the timestamp of the original record, in epoch milliseconds
 * @param id the event's {@code ce_id}. The consumers count an id once
 * @param idempotencyKey the event's {@code ce_idempotencykey}
 */
record ReplayNote(@JsonProperty("by") String by, @JsonProperty("time") long time,
		@JsonProperty("dead_letter") RecordPosition deadLetter, @JsonProperty("original") RecordPosition original,
		@JsonProperty("timestamp") long timestamp, @JsonProperty("id") String id,
		@JsonProperty("idempotency_key") String idempotencyKey) {

	ReplayNote {
		Objects.requireNonNull(by, "by");
		Objects.requireNonNull(deadLetter, "dead_letter");
		Objects.requireNonNull(original, "original");
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Reads a record. Returns {@code null} for a record of another program that is not a
	 * replay.
	 */
	static @Nullable ReplayNote read(ConsumerRecord<byte[], byte[]> record) {
		if (record.value() == null) {
			return null;
		}
		try {
			return WireWriter.readerFor(ReplayNote.class).readValue(record.value());
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	OriginalRecord origin() {
		return new OriginalRecord(DeadLetter.topicOf(this.deadLetter.topic()), this.original, this.timestamp);
	}

	String when() {
		return Instant.ofEpochSecond(this.time).toString();
	}

}
