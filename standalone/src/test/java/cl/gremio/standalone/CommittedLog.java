package cl.gremio.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records on the public topics that a {@code read_committed} reader sees, from first
 * to last.
 */
final class CommittedLog {

	static final List<String> SALE_TOPICS = List.of(Topics.SALES, Topics.STOCK, Topics.UBICATION);

	private static final List<String> TOPICS = List.of(Topics.SALES, Topics.STOCK, Topics.UBICATION, Topics.MEMBERS);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final List<Entry> entries = new ArrayList<>();

	/** A record. The records of one partition keep their order. */
	record Entry(String topic, String id, boolean keyed, long timestamp, JsonNode value) {

		private static Entry of(ConsumerRecord<String, String> record) {
			return new Entry(record.topic(), CloudEvents.text(record.headers(), CloudEvents.ID),
					record.headers().lastHeader(CloudEvents.IDEMPOTENCY_KEY) != null, record.timestamp(),
					JSON.readTree(record.value()));
		}

		boolean isSale() {
			return this.topic.equals(Topics.SALES) || this.value.has("client");
		}

		String token() {
			return this.value.get(this.topic.equals(Topics.MEMBERS) ? "dni" : "ubicacion").asString();
		}

	}

	private CommittedLog() {
	}

	static CommittedLog read(String bootstrapServers) {
		CommittedLog log = new CommittedLog();
		Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
				"read_committed");
		try (Consumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
				new StringDeserializer())) {
			Set<String> existing = consumer.listTopics().keySet();
			List<TopicPartition> partitions = TOPICS.stream()
				.filter(existing::contains)
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((info) -> new TopicPartition(info.topic(), info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (partitions.stream().anyMatch((partition) -> consumer.position(partition) < ends.get(partition))) {
				consumer.poll(Duration.ofSeconds(1)).forEach((record) -> log.entries.add(Entry.of(record)));
			}
		}
		return log;
	}

	List<Entry> of(String topic) {
		return this.entries.stream().filter((entry) -> entry.topic().equals(topic)).toList();
	}

	/** Like {@link #of(String)}, but without keyed records whose id came before. */
	List<Entry> eventsOf(String topic) {
		Set<String> seen = new HashSet<>();
		return of(topic).stream().filter((entry) -> !entry.keyed() || seen.add(entry.id())).toList();
	}

	/** How often each sale is on a topic. */
	Map<String, Long> sales(String topic, Set<String> tokens) {
		return of(topic).stream()
			.filter((entry) -> tokens.contains(entry.token()))
			.collect(Collectors.groupingBy(Entry::id, Collectors.counting()));
	}

	/** The token of each plate's newest record. Of equal times, the later record wins. */
	static Map<String, String> newest(List<Entry> entries, Function<Entry, String> plate, ToLongFunction<Entry> time) {
		Map<String, Entry> newest = new HashMap<>();
		entries.forEach((entry) -> newest.merge(plate.apply(entry), entry,
				(before, after) -> (time.applyAsLong(after) >= time.applyAsLong(before)) ? after : before));
		return newest.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, (one) -> one.getValue().token()));
	}

}
