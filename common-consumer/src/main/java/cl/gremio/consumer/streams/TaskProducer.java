package cl.gremio.consumer.streams;

import java.util.Map;
import java.util.concurrent.Future;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The producer of a stream thread's tasks. It sends no record with a timestamp in the
 * future: a result takes the timestamp of its input, and a broker may refuse that
 * timestamp on one topic although it accepted it on another.
 */
final class TaskProducer extends KafkaProducer<byte[], byte[]> {

	private final PoisonRecordDetector detector;

	TaskProducer(Map<String, Object> config, PoisonRecordDetector detector) {
		super(config, new ByteArraySerializer(), new ByteArraySerializer());
		this.detector = detector;
	}

	@Override
	public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
		long now = System.currentTimeMillis();
		Long timestamp = record.timestamp();
		return super.send((timestamp == null || timestamp <= now) ? record : new ProducerRecord<>(record.topic(),
				record.partition(), now, record.key(), record.value(), record.headers()), callback);
	}

	@Override
	public void commitTransaction() {
		super.commitTransaction();
		this.detector.committed();
	}

}
