package cl.gremio.consumer.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts the timestamp of a record. A record without a timestamp gets the epoch's
 * start: it must neither be dropped nor stop the streams.
 */
public class NonNegativeTimestampExtractor implements TimestampExtractor {

	@Override
	public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
		return Math.max(0, record.timestamp());
	}

}
