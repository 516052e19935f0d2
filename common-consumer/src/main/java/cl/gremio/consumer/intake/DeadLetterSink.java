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
 * Sends what can't be read to {@code <topic>-dlt}, as it came, in the transaction that
 * passes it: so it is there exactly once. The headers are those that Spring for Apache
 * Kafka gives its dead letters.
 */
public final class DeadLetterSink {

	/** Under this name the streams' configuration carries the registry of meters. */
	public static final String METERS = "gremio.meters";

	private static final String PREFIX = "kafka_dlt-";

	/** In UTF-8 a char takes at most three bytes. */
	private static final int LONGEST_TEXT = RecordLimits.DEAD_LETTER_TEXT / 3;

	private static final Serde<RejectedRecord> AS_IT_CAME = Serdes
		.serdeFrom((topic, rejected) -> rejected.source().value(), (topic, raw) -> {
			throw new UnsupportedOperationException("Dead letters are not read here");
		});

	private DeadLetterSink() {
	}

	/** What counts a topic's dead letters since the start. */
	static Counter counter(Map<String, Object> streamsConfig, String topic) {
		return Counter.builder("gremio.dead.letters")
			.description("Records that could not be read or were invalid")
			.tag("topic", topic)
			.register((MeterRegistry) streamsConfig.get(METERS));
	}

	/**
	 * Adds to a record's headers where it came from and what is wrong with it.
	 * @param cutFrom how many bytes it had if only its beginning is kept, or -1
	 */
	static void describe(SourceRecord came, String group, Throwable cause, int cutFrom) {
		Headers headers = came.headers();
		headers.add(text("original-topic", came.topic()));
		headers.add(PREFIX + "original-partition", ByteBuffer.allocate(Integer.BYTES).putInt(came.partition()).array());
		headers.add(PREFIX + "original-offset", ByteBuffer.allocate(Long.BYTES).putLong(came.offset()).array());
		headers.add(PREFIX + "original-timestamp", ByteBuffer.allocate(Long.BYTES).putLong(came.timestamp()).array());
		headers.add(text("original-consumer-group", group));
		headers.add(text("exception-fqcn", cause.getClass().getName()));
		headers.add(text("exception-message", String.valueOf(cause.getMessage())));
		if (cutFrom >= 0) {
			headers.add(text("truncated-from", Integer.toString(cutFrom)));
		}
	}

	/** A header of a bounded size. */
	private static Header text(String name, String value) {
		return CloudEvents.header(PREFIX + name, value.substring(0, Math.min(value.length(), LONGEST_TEXT)));
	}

	/**
	 * Writes rejected records to a topic's dead letters.
	 * @param name of the node that does
	 */
	static void send(KStream<byte[], RejectedRecord> rejected, String topic, String name) {
		rejected.to(Topics.deadLettersOf(topic),
				Produced.<byte[], RejectedRecord>with(Serdes.ByteArray(), AS_IT_CAME)
					.withStreamPartitioner(
							(dlt, key, value, partitions) -> Optional.of(Set.of(value.partition() % partitions)))
					.withName(name));
	}

}
