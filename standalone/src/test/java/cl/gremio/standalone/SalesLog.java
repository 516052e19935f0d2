package cl.gremio.standalone;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The three topics of a sale, as readers see them. */
final class SalesLog {

	private static final Collection<TopicPartition> PARTITIONS = Stream.of("sales", "stock", "ubication")
		.flatMap((topic) -> Stream.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)))
		.toList();

	private final String bootstrapServers;

	SalesLog(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** Waits until no transaction is open: both isolation levels have the same end. */
	void nothingStaysOpen() {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(ends("read_committed")).isEqualTo(ends("read_uncommitted")));
	}

	private Map<TopicPartition, Long> ends(String isolation) {
		try (Consumer<String, String> consumer = consumer(isolation)) {
			return consumer.endOffsets(PARTITIONS);
		}
	}

	/** The number of records on a topic, committed or not. */
	long uncommitted(String topic) {
		try (Consumer<String, String> consumer = consumer("read_uncommitted")) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			long count = 0;
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				count += consumer.poll(Duration.ofMillis(200)).count();
			}
			return count;
		}
	}

	private Consumer<String, String> consumer(String isolation) {
		return new KafkaConsumer<>(Map.of("bootstrap.servers", this.bootstrapServers, "isolation.level", isolation),
				new StringDeserializer(), new StringDeserializer());
	}

	/** The plates of committed sales. Each plate must be on all three topics. */
	List<String> sold() {
		Map<String, List<String>> byTopic = new HashMap<>();
		try (Consumer<String, String> consumer = consumer("read_committed")) {
			Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
			consumer.assign(PARTITIONS);
			consumer.seekToBeginning(PARTITIONS);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(200))
					.forEach((record) -> byTopic.merge(record.topic(), List.of(record.key()),
							(all, more) -> Stream.concat(all.stream(), more.stream()).toList()));
			}
		}
		List<String> sold = byTopic.get("sales");
		assertThat(byTopic.get("ubication")).containsExactlyInAnyOrderElementsOf(sold);
		assertThat(byTopic.get("stock").stream().filter((plate) -> !plate.equals("STOCK")))
			.containsExactlyInAnyOrderElementsOf(sold);
		return sold.stream().filter((plate) -> !plate.startsWith("FIRST")).toList();
	}

}
