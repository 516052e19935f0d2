package cl.gremio.service.streams;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Sends what can't be read to {@code <topic>-dlt}, as it came, in the transaction that
 * passes it: so it is there exactly once. The headers are those that Spring for Apache
 * Kafka gives its dead letters.
 */
final class DeadLetters {

	/** Under this name the streams' configuration carries the registry of meters. */
	static final String METERS = "gremio.meters";

	private static final Serde<Received.Rejected<?>> AS_IT_CAME = Serdes.serdeFrom((topic, rejected) -> rejected.raw(),
			(topic, raw) -> new Received.Rejected<>(null, raw, -1));

	private DeadLetters() {
	}

	/** What counts a topic's dead letters since the start. */
	static Counter counter(Map<String, Object> streamsConfig, String topic) {
		return Counter.builder("gremio.dead.letters")
			.description("Records that could not be read or were invalid")
			.tag("topic", topic)
			.register((MeterRegistry) streamsConfig.get(METERS));
	}

	/** Adds to a record's headers where it came from and what is wrong with it. */
	static void describe(Record<?, ?> record, RecordMetadata source, String group, Exception cause) {
		Headers headers = record.headers();
		headers.add(CloudEvents.header("kafka_dlt-original-topic", source.topic()));
		headers.add("kafka_dlt-original-partition",
				ByteBuffer.allocate(Integer.BYTES).putInt(source.partition()).array());
		headers.add("kafka_dlt-original-offset", ByteBuffer.allocate(Long.BYTES).putLong(source.offset()).array());
		headers.add("kafka_dlt-original-timestamp",
				ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).array());
		headers.add(CloudEvents.header("kafka_dlt-original-consumer-group", group));
		headers.add(CloudEvents.header("kafka_dlt-exception-fqcn", cause.getClass().getName()));
		headers.add(CloudEvents.header("kafka_dlt-exception-message", cause.getMessage()));
	}

	static void send(KStream<byte[], Received.Rejected<?>> rejected, String topic) {
		String dlt = Topics.deadLettersOf(topic);
		rejected.to(dlt,
				Produced.<byte[], Received.Rejected<?>>with(Serdes.ByteArray(), AS_IT_CAME)
					.withStreamPartitioner(
							(name, key, value, partitions) -> Optional.of(Set.of(value.here() % partitions)))
					.withName(dlt));
	}

}
