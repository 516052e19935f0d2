package cl.gremio.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes topics as any other program may. */
final class KafkaLog {

	private static final int LARGEST_REQUEST = 32 * 1024 * 1024;

	private final String bootstrapServers;

	KafkaLog(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** A plain producer that leaves the check for too large records to the broker. */
	KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
		Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", this.bootstrapServers,
				"max.request.size", LARGEST_REQUEST, "buffer.memory", 2L * LARGEST_REQUEST, "linger.ms", 0));
		config.putAll(more);
		return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
	}

	/** The committed records of a topic, partition by partition. */
	List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		Map<String, Object> config = Map.of("bootstrap.servers", this.bootstrapServers, "isolation.level",
				"read_committed", "auto.offset.reset", "earliest");
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach(records::add);
			}
			return records;
		}
	}

	/** The names of the topics with a suffix. */
	List<String> topics(String suffix) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.bootstrapServers))) {
			return admin.listTopics().names().get().stream().filter((name) -> name.endsWith(suffix)).sorted().toList();
		}
	}

}
