package cl.gremio.model.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a record stands in Kafka. It identifies the record for as long as the topic
 * lives.
 *
 * @param topic the topic's name; it may be an internal topic
 */
public record RecordPosition(String topic, int partition, long offset) {

	/** Tells where a record stands. */
	public static RecordPosition of(ConsumerRecord<?, ?> record) {
		return new RecordPosition(record.topic(), record.partition(), record.offset());
	}

	/** Returns the partition as Kafka's clients name it. */
	public TopicPartition topicPartition() {
		return new TopicPartition(this.topic, this.partition);
	}

	@Override
	public String toString() {
		return this.topic + "-" + this.partition + "-" + this.offset;
	}

}
