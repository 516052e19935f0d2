package cl.gremio.tools.deadletter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Creates dead letters as a consumer does. */
final class SampleDeadLetters {

	private SampleDeadLetters() {
	}

	/** Returns a dead letter in partition 1. The original record was in partition 1. */
	static DeadLetter of(String topic, long offset, long originalOffset, Header... own) {
		Headers headers = new RecordHeaders(Arrays.asList(own));
		describe(headers, topic, originalOffset, 1_000);
		return new DeadLetter(
				new ConsumerRecord<>(Topics.deadLettersOf(topic), 1, offset, 2_000, TimestampType.CREATE_TIME, 4, 4,
						"AB12".getBytes(UTF_8), "junk".getBytes(UTF_8), headers, Optional.empty()));
	}

	static void describe(Headers headers, String topic, long originalOffset, long timestamp) {
		headers.add(CloudEvents.header("kafka_dlt-original-topic", topic));
		headers.add("kafka_dlt-original-partition", ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
		headers.add("kafka_dlt-original-offset", ByteBuffer.allocate(Long.BYTES).putLong(originalOffset).array());
		headers.add("kafka_dlt-original-timestamp", ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array());
		headers.add(CloudEvents.header("kafka_dlt-exception-message", "client: must not be blank"));
	}

}
