package cl.gremio.service.streams;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of the streams: the usual ones, but for the consumer of tasks. */
final class StreamsClients implements KafkaClientSupplier {

	@Override
	public Admin getAdmin(Map<String, Object> config) {
		return Admin.create(config);
	}

	@Override
	public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	@Override
	public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
		return new TaskConsumer(config);
	}

	@Override
	public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
		return consumer(config);
	}

	@Override
	public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
		return consumer(config);
	}

	private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
		return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/**
	 * Has every task begin at its committed offsets. Kafka Streams asks for these when it
	 * begins with a task, and at no other time, but goes back to them only for a task
	 * that it revives. Where a commit fails, as it does when Kafka is away for longer
	 * than {@code max.block.ms}, it revives the tasks and asks for a rebalance, which
	 * replaces them by new ones on the partitions that they have already (seen in 4.2 and
	 * 4.3): what the old ones had polled and not processed would never be read.
	 */
	private static final class TaskConsumer extends KafkaConsumer<byte[], byte[]> {

		TaskConsumer(Map<String, Object> config) {
			super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		}

		@Override
		public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
			Map<TopicPartition, OffsetAndMetadata> committed = super.committed(partitions);
			Set<TopicPartition> assigned = assignment();
			committed.forEach((partition, offset) -> {
				if (assigned.contains(partition)) {
					beginAt(partition, offset);
				}
			});
			return committed;
		}

		private void beginAt(TopicPartition partition, @Nullable OffsetAndMetadata offset) {
			if (offset != null) {
				seek(partition, offset);
			}
			else {
				seekToBeginning(List.of(partition));
			}
		}

	}

}
