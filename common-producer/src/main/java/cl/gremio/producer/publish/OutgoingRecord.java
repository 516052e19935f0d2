package cl.gremio.producer.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import cl.gremio.model.topic.Placement;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that is yet to be sent. Its partition follows from the number of partitions,
 * which only the producer knows.
 *
 * @param lane 0 or 1, or {@code null} on a topic without lanes
 * @param time of the event, which becomes the record's timestamp
 */
public record OutgoingRecord(String topic, @Nullable Integer lane, String key, byte[] value, List<Header> headers,
		Instant time) {

	/** A record for a topic without lanes. */
	public OutgoingRecord(String topic, String key, byte[] value, List<Header> headers, Instant time) {
		this(topic, null, key, value, headers, time);
	}

	/** The record with its partition, on a topic with this many partitions. */
	public ProducerRecord<byte[], byte[]> placedAmong(int partitions) {
		byte[] wireKey = this.key.getBytes(StandardCharsets.UTF_8);
		int partition = (this.lane != null) ? Placement.inLane(wireKey, this.lane, partitions)
				: Placement.byKey(wireKey, partitions);
		return new ProducerRecord<>(this.topic, partition, this.time.toEpochMilli(), wireKey, this.value, this.headers);
	}

}
