package cl.gremio.standalone.dlt;

import org.apache.kafka.common.TopicPartition;

/** Where a record is: one of its kind for as long as its topic lives. */
record Position(String topic, int partition, long offset) {

	TopicPartition topicPartition() {
		return new TopicPartition(this.topic, this.partition);
	}

	@Override
	public String toString() {
		return this.topic + "-" + this.partition + "-" + this.offset;
	}

}
