package cl.gremio.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A broker and a sales-producer whose sales consumers of several generations read. */
abstract class GenerationGuild {

	static final String RESULTS = "/ventadiaria";

	static final String CONSUMER = "sales-consumer";

	static final int NEXT_VERSION = 1000;

	static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	Path folder;

	EmbeddedBroker broker;

	ServiceInstance producer;

	@BeforeEach
	void start() throws Exception {
		startOn("broker");
	}

	void startOn(String name) throws Exception {
		this.broker = EmbeddedBroker.start(this.folder.resolve(name), "127.0.0.1", FreePort.choose());
		this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
	}

	@AfterEach
	void stop() throws Exception {
		Closing.all(this.producer, this.broker);
	}

	ServiceInstance consumer(String name, Map<String, String> properties) {
		try {
			return start(Service.SALES_CONSUMER, name, properties);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	ServiceInstance begin(String name, Map<String, String> properties) throws Exception {
		return ServiceInstance.start(Service.SALES_CONSUMER, this.folder.resolve(name), this.broker.bootstrapServers(),
				properties);
	}

	ServiceInstance start(Service service, String name, Map<String, String> properties) throws Exception {
		ServiceInstance instance = ServiceInstance.start(service, this.folder.resolve(name),
				this.broker.bootstrapServers(), properties);
		await().atMost(Duration.ofSeconds(60)).until(instance::isReady);
		return instance;
	}

	void sell(int sales) {
		sell(sales, "AB");
	}

	void sell(int sales, String plates) {
		IntStream.range(0, sales)
			.forEach((i) -> assertThat(this.producer.calls()
				.postForm(Service.SALES_PRODUCER, "/sales",
						Map.of("client", "c" + i, "count_sopaipillas", "1", "stock", "50", "ubicacion", "Plaza",
								"patente_carro", plates + i % 7))
				.statusCode()).isEqualTo(202));
	}

	void writeJunk() throws Exception {
		try (Producer<byte[], byte[]> junk = new KafkaLog(this.broker.bootstrapServers()).producer(Map.of())) {
			junk.send(new ProducerRecord<>(Topics.SALES, 0, null, "no sale".getBytes(UTF_8))).get();
		}
	}

	void awaitDeadLetters(int letters) {
		await().atMost(Duration.ofSeconds(30)).until(() -> facts(Topics.deadLettersOf(Topics.SALES)).size() >= letters);
		assertThat(facts(Topics.deadLettersOf(Topics.SALES))).hasSize(letters);
	}

	/** Waits until a generation answers, and runs a check all the time meanwhile. */
	void awaitTakeOver(String name, String ending, Runnable meanwhile) {
		Path last = this.folder.resolve(name).resolve("sales-consumer/answers-from");
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
			boolean over = Files.exists(last) && Files.readString(last).strip().equals(ending);
			meanwhile.run();
			return over;
		});
	}

	/** Waits until Kafka knows the generation's topics. */
	void awaitCounting(String ending) {
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			Set<String> ids = new HashSet<>();
			claims().stream()
				.filter((claim) -> claim.get("ending").asString().equals(ending))
				.forEach((claim) -> ids.add(claim.get("id").asString()));
			return notes().stream()
				.anyMatch((note) -> note.get("what").asString().equals("COUNTS")
						&& ids.contains(note.get("id").asString()));
		});
	}

	List<JsonNode> claims() {
		return notes().stream()
			.filter((note) -> note.get("what").asString().equals("CLAIMED"))
			.map((note) -> note.get("generation"))
			.toList();
	}

	List<JsonNode> notes() {
		return facts(Topics.GENERATIONS).stream().map(JSON::readTree).toList();
	}

	static void awaitSales(ServiceInstance consumer, int sales) {
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(sales(consumer)).isEqualTo(sales));
	}

	static int sales(ServiceInstance consumer) {
		return consumer.calls().json(Service.SALES_CONSUMER, RESULTS + "/total").get("ventas").asInt();
	}

	static String answer(ServiceInstance consumer) {
		return consumer.calls().get(Service.SALES_CONSUMER, RESULTS).body();
	}

	/** The number of sales, by the newest fact of each cart. */
	int soldByFacts(String topic) {
		Map<String, Integer> sold = new HashMap<>();
		new KafkaLog(this.broker.bootstrapServers()).read(topic)
			.forEach((fact) -> sold.put(new String(fact.key(), UTF_8),
					JSON.readTree(fact.value()).get("ventas").asInt()));
		return sold.values().stream().mapToInt(Integer::intValue).sum();
	}

	List<byte[]> facts(String topic) {
		return new KafkaLog(this.broker.bootstrapServers()).read(topic).stream().map((fact) -> fact.value()).toList();
	}

	List<String> topics() throws Exception {
		try (Admin admin = admin()) {
			return new ArrayList<>(admin.listTopics().names().get());
		}
	}

	void delete(String topic) throws Exception {
		try (Admin admin = admin()) {
			admin.deleteTopics(List.of(topic)).all().get();
			await().until(() -> !admin.listTopics().names().get().contains(topic));
		}
	}

	Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()));
	}

}
