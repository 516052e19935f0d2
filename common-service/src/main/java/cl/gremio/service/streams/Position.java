package cl.gremio.service.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a record stands in Kafka, also on an internal topic. */
record Position(String topic, int partition, long offset) {

	static Position of(ConsumerRecord<?, ?> record) {
		return new Position(record.topic(), record.partition(), record.offset());
	}

	TopicPartition topicPartition() {
		return new TopicPartition(this.topic, this.partition);
	}

	@Override
	public String toString() {
		return this.topic + "-" + this.partition + "-" + this.offset;
	}

}
