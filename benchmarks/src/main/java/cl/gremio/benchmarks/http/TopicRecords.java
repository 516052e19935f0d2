package cl.gremio.benchmarks.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.benchmarks.harness.BenchBroker;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The records of some topics. */
final class TopicRecords {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final BenchBroker broker;

	private final List<String> topics;

	TopicRecords(BenchBroker broker, String... topics) {
		this.broker = broker;
		this.topics = List.of(topics);
	}

	/** The number of records. A transaction marker counts as one. */
	long count() {
		try (Consumer<byte[], byte[]> consumer = consumer()) {
			return consumer.endOffsets(partitions(consumer)).values().stream().mapToLong(Long::longValue).sum();
		}
	}

	/** The average size of the first records: the bytes of key, value and headers. */
	int averageSize() {
		try (Consumer<byte[], byte[]> consumer = consumer()) {
			long size = 0;
			long count = 0;
			for (TopicPartition partition : partitions(consumer)) {
				consumer.assign(List.of(partition));
				consumer.seekToBeginning(List.of(partition));
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
					size += size(record);
					count++;
				}
			}
			return Math.toIntExact(size / count);
		}
	}

	private static long size(ConsumerRecord<byte[], byte[]> record) {
		long size = record.serializedKeySize() + record.serializedValueSize();
		for (Header header : record.headers()) {
			size += header.key().getBytes(UTF_8).length + header.value().length;
		}
		return size;
	}

	private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
		return this.topics.stream()
			.flatMap((topic) -> consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition())))
			.toList();
	}

	private Consumer<byte[], byte[]> consumer() {
		return new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.broker.bootstrapServers(),
						ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

}
