package cl.gremio.tools.deadletter;

import java.time.Instant;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A dead letter that is ready to be replayed.
 *
 * @param record the record for the original topic
 */
record PreparedReplay(DeadLetter deadLetter, ProducerRecord<byte[], byte[]> record, ReplayNote replay) {

	/**
	 * Prepares a dead letter. The record keeps its key, value and timestamp. Consumers
	 * read the {@code hora} relative to the timestamp. The id and an idempotency key let
	 * consumers count the record once, even after several replays.
	 */
	static PreparedReplay of(DeadLetter deadLetter, ReplayLog replays, String by, Instant now) {
		ConsumerRecord<byte[], byte[]> found = deadLetter.record();
		Headers headers = new RecordHeaders();
		found.headers().forEach((header) -> {
			if (!header.key().startsWith(DeadLetter.HEADERS)) {
				headers.add(header);
			}
		});
		String id = setId(headers, deadLetter, replays);
		String key = text(headers, CloudEvents.IDEMPOTENCY_KEY, "dlt:" + deadLetter.original());
		return new PreparedReplay(deadLetter,
				new ProducerRecord<>(deadLetter.topic(), null, deadLetter.timestamp(), found.key(), found.value(),
						headers),
				new ReplayNote(by, now.getEpochSecond(), deadLetter.position(), deadLetter.original(),
						deadLetter.timestamp(), id, key));
	}

	/**
	 * Without an idempotency key, equal ids do not mean the same event. A replay adds
	 * such a key, and with the key equal ids mean the same event. So if another record
	 * was replayed with the same id, this record gets its position as a unique id.
	 */
	private static String setId(Headers headers, DeadLetter deadLetter, ReplayLog replays) {
		String id = CloudEvents.text(headers, CloudEvents.ID);
		boolean sure = CloudEvents.text(headers, CloudEvents.IDEMPOTENCY_KEY) != null;
		if (id != null && !sure && replays.isTaken(id, deadLetter)) {
			headers.remove(CloudEvents.ID);
		}
		return text(headers, CloudEvents.ID, deadLetter.original().toString());
	}

	private static String text(Headers headers, String name, String otherwise) {
		String text = CloudEvents.text(headers, name);
		if (text != null) {
			return text;
		}
		headers.remove(name).add(CloudEvents.header(name, otherwise));
		return otherwise;
	}

	ProducerRecord<byte[], byte[]> note() {
		return new ProducerRecord<>(Topics.DLT_REPLAYS, this.replay.deadLetter().toString().getBytes(UTF_8),
				WireWriter.toJson(this.replay));
	}

	/** The approximate number of bytes in a request. */
	long size() {
		return Math.max(0, this.deadLetter.size()) + 1_000L;
	}

}
