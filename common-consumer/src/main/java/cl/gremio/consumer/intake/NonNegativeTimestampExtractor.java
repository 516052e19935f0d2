package cl.gremio.consumer.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp. A foreign record without one is dated to the epoch's start, as
 * none may be dropped or stop the stream.
 */
public class NonNegativeTimestampExtractor implements TimestampExtractor {

	@Override
	public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
		return Math.max(0, record.timestamp());
	}

}
