package cl.gremio.consumer.intake;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.kafka.RecordLimits;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Writes rejected records to {@code <topic>-dlt}, as their producers wrote them. The
 * transaction that passes a record writes its dead letter, so that each record has
 * exactly one. The headers are those of Spring for Apache Kafka's dead letters.
 */
public final class DeadLetterSink {

	/** The key of the meter registry in the streams' configuration. */
	public static final String METERS = "gremio.meters";

	private static final String PREFIX = "kafka_dlt-";

	/** A char has at most three bytes in UTF-8. */
	private static final int LONGEST_TEXT = RecordLimits.DEAD_LETTER_TEXT / 3;

	private static final Serde<RejectedRecord> SOURCE_VALUE = Serdes
		.serdeFrom((topic, rejected) -> rejected.source().value(), (topic, raw) -> {
			throw new UnsupportedOperationException("Dead letters are not read here");
		});

	private DeadLetterSink() {
	}

	/** Returns the counter of a topic's dead letters since the start. */
	static Counter counter(Map<String, Object> streamsConfig, String topic) {
		return Counter.builder("gremio.dead.letters")
			.description("Records that could not be read or were invalid")
			.tag("topic", topic)
			.register((MeterRegistry) streamsConfig.get(METERS));
	}

	/**
	 * Adds headers that tell the source of a record, and why the intake rejects it.
	 * @param originalSize the number of bytes of a truncated record, or -1
	 */
	static void describe(SourceRecord source, String group, Throwable cause, int originalSize) {
		Headers headers = source.headers();
		headers.add(text("original-topic", source.topic()));
		headers.add(PREFIX + "original-partition",
				ByteBuffer.allocate(Integer.BYTES).putInt(source.partition()).array());
		headers.add(PREFIX + "original-offset", ByteBuffer.allocate(Long.BYTES).putLong(source.offset()).array());
		headers.add(PREFIX + "original-timestamp", ByteBuffer.allocate(Long.BYTES).putLong(source.timestamp()).array());
		headers.add(text("original-consumer-group", group));
		headers.add(text("exception-fqcn", cause.getClass().getName()));
		headers.add(text("exception-message", String.valueOf(cause.getMessage())));
		if (originalSize >= 0) {
			headers.add(text("truncated-from", Integer.toString(originalSize)));
		}
	}

	/** Makes a header of a bounded size. */
	private static Header text(String name, String value) {
		return CloudEvents.header(PREFIX + name, value.substring(0, Math.min(value.length(), LONGEST_TEXT)));
	}

	/**
	 * Adds the sink to a topology.
	 * @param name the name of the sink's node
	 */
	static void send(KStream<byte[], RejectedRecord> rejected, String topic, String name) {
		rejected.to(Topics.deadLettersOf(topic),
				Produced.<byte[], RejectedRecord>with(Serdes.ByteArray(), SOURCE_VALUE)
					.withStreamPartitioner(
							(dlt, key, value, partitions) -> Optional.of(Set.of(value.partition() % partitions)))
					.withName(name));
	}

}
