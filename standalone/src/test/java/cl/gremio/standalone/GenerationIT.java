package cl.gremio.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A consumer computes its results anew from the log if state, topics or positions do not
 * fit. The earlier results answer meanwhile.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class GenerationIT {

	private static final String RESULTS = "/ventadiaria";

	private static final String CONSUMER = "sales-consumer";

	private static final int NEXT_VERSION = 1000;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	private Path folder;

	private EmbeddedBroker broker;

	private ServiceInstance producer;

	@BeforeEach
	void start() throws Exception {
		startOn("broker");
	}

	private void startOn(String name) throws Exception {
		this.broker = EmbeddedBroker.start(this.folder.resolve(name), "127.0.0.1", Ports.anyFree());
		this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
	}

	@AfterEach
	void stop() throws Exception {
		this.producer.close();
		this.broker.close();
	}

	@Test
	void aGenerationWithANameComesToTheSameResultsBesideTheFirst() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			List<byte[]> published = facts(Topics.SALES_DAILY);
			try (ServiceInstance second = consumer("second", Map.of("gremio.results.generation", "2"))) {
				awaitSales(second, 20);
				await().untilAsserted(() -> assertThat(answer(second)).isEqualTo(answer(first)));
				assertThat(facts(Topics.SALES_DAILY)).as("the first generation's facts")
					.containsExactlyElementsOf(published);
				assertThat(facts(Topics.SALES_DAILY + ".2")).isNotEmpty();
				sell(10);
				awaitSales(first, 30);
				awaitSales(second, 30);
			}
		}
	}

	@Test
	void anInstanceTakesANamedGenerationOverWithItsOwnData() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		try (ServiceInstance same = consumer("first", Map.of("gremio.results.generation", "2"))) {
			awaitSales(same, 20);
		}
	}

	@Test
	void aFreshGuildHasTheNamesOfTheContract() throws Exception {
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 1);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("");
			assertThat(facts(Topics.SALES_DAILY)).isNotEmpty();
		}
	}

	@Test
	void anotherVersionComputesAnewWhileTheOldResultsAnswerAndBothWaysLeadBack() throws Exception {
		try (ServiceInstance old = consumer("first", Map.of())) {
			sell(20);
			writeJunk();
			awaitSales(old, 20);
			awaitDeadLetters(1);
			awaitCounting("");
		}
		sell(5);
		try (ServiceInstance next = begin("first", OtherVersion.settings(NEXT_VERSION))) {
			awaitTakeOver("first", "g2", () -> assertThat(sales(next)).isBetween(20, 25));
			assertThat(sales(next)).isEqualTo(25);
			await().atMost(Duration.ofSeconds(30)).until(next::isReady);
			sell(5);
			awaitSales(next, 30);
		}
		try (ServiceInstance old = begin("first", Map.of())) {
			awaitTakeOver("first", "", () -> assertThat(sales(old)).isEqualTo(30));
			writeJunk();
			sell(5);
			awaitSales(old, 35);
			awaitDeadLetters(2);
		}
		try (ServiceInstance next = begin("first", OtherVersion.settings(NEXT_VERSION))) {
			awaitTakeOver("first", "g2", () -> assertThat(sales(next)).isEqualTo(35));
			writeJunk();
			awaitDeadLetters(3);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("", "g2");
			assertThat(claims()).extracting((claim) -> claim.get("firstStart").asString())
				.containsOnly(claims().get(0).get("firstStart").asString());
		}
	}

	@Test
	void supersededResultsAreRemovedWhenNobodyUsesThem() throws Exception {
		Map<String, String> settings = new HashMap<>(OtherVersion.settings(NEXT_VERSION));
		settings.put("gremio.results.keep-superseded", "1s");
		try (ServiceInstance old = consumer("old", Map.of())) {
			sell(5);
			writeJunk();
			awaitSales(old, 5);
			awaitCounting("");
			try (ServiceInstance next = consumer("next", settings)) {
				awaitTakeOver("next", "g2", () -> {
				});
				await().during(Duration.ofSeconds(3)).until(() -> topics().contains(Topics.SALES_DAILY));
				sell(5);
				awaitSales(old, 10);
				awaitSales(next, 10);
			}
		}
		try (ServiceInstance next = consumer("next", settings)) {
			await().atMost(Duration.ofSeconds(60))
				.until(() -> topics().stream().noneMatch((topic) -> topic.startsWith(CONSUMER + "-")));
			await().until(() -> !Files.exists(this.folder.resolve("next/sales-consumer/read-model")));
			assertThat(topics()).doesNotContain(Topics.SALES_DAILY, Topics.SALES_REPORTS)
				.contains(Topics.SALES_DAILY + ".g2", Topics.SALES_REPORTS + ".g2", Topics.SALES, Topics.STOCK,
						Topics.UBICATION, Topics.deadLettersOf(Topics.SALES), Topics.DLT_REPLAYS);
			assertThat(sales(next)).isEqualTo(10);
		}
		try (ServiceInstance old = consumer("old", Map.of())) {
			awaitSales(old, 10);
		}
	}

	@Test
	void instancesThatBeginAtTheSameTimeAgree() throws Exception {
		try (ServiceInstance old = consumer("old", Map.of())) {
			sell(20);
			awaitSales(old, 20);
		}
		List<CompletableFuture<ServiceInstance>> starting = IntStream.range(0, 2)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> consumer("next" + i, OtherVersion.settings(NEXT_VERSION))))
			.toList();
		try (ServiceInstance one = starting.get(0).get(); ServiceInstance other = starting.get(1).get()) {
			sell(20);
			awaitSales(one, 40);
			awaitSales(other, 40);
			assertThat(topics()).contains(Topics.SALES_DAILY + ".g2").doesNotContain(Topics.SALES_DAILY + ".g3");
		}
	}

	/** On the other Kafka, the old state would look like the first part of a restore. */
	@Test
	void aFolderThatComesToAnotherKafkaBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		stop();
		startOn("another");
		try (ServiceInstance other = consumer("other", Map.of())) {
			sell(60, "CD");
			awaitSales(other, 60);
		}
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(7);
			awaitSales(first, 67);
			assertThat(soldByFacts(Topics.SALES_DAILY)).isEqualTo(67);
		}
		stop();
		startOn("broker");
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(1);
			awaitSales(first, 21);
			assertThat(soldByFacts(Topics.SALES_DAILY)).isEqualTo(21);
		}
	}

	@Test
	void aTopicMadeAnewBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			writeJunk();
			awaitSales(first, 20);
			awaitCounting("");
		}
		this.producer.close();
		delete(Topics.SALES);
		this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
		writeJunk();
		sell(3);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 3);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g2")).isEqualTo(3);
			awaitDeadLetters(2);
		}
	}

	@Test
	void resultsOrStateThatAreGoneAreComputedAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			awaitCounting("");
		}
		delete(Topics.SALES_DAILY);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 20);
			awaitCounting("g2");
		}
		delete(topics().stream()
			.filter((topic) -> topic.startsWith(CONSUMER + ".g2-") && topic.endsWith("daily-changelog"))
			.findFirst()
			.orElseThrow());
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 21);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g3")).isEqualTo(21);
		}
	}

	@Test
	void positionsThatKafkaForgotAreNoReasonToCountTwice() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			awaitCounting("");
		}
		try (Admin admin = admin()) {
			await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.until(() -> admin.deleteConsumerGroups(List.of(CONSUMER)).all().get() == null);
		}
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(1);
			awaitSales(first, 21);
		}
	}

	@Test
	void aTopicThatGrowsIsCountedAcrossAllItsPartitions() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of()); Admin admin = admin()) {
			sell(20);
			awaitSales(first, 20);
			admin.createPartitions(Map.of(Topics.SALES, NewPartitions.increaseTo(6))).all().get();
			sell(20);
			awaitTakeOver("first", "g2", () -> assertThat(sales(first)).isBetween(20, 40));
			awaitSales(first, 40);
		}
	}

	@Test
	void aTopicMadeAnewWhileItIsReadBeginsAnew() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			this.producer.close();
			delete(Topics.SALES);
			this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
			sell(3);
			awaitSales(first, 3);
			assertThat(soldByFacts(Topics.SALES_DAILY + ".g2")).isEqualTo(3);
		}
	}

	/**
	 * Such a guild left a changelog, a fact, and the first start in an offset's metadata.
	 */
	@Test
	void theFirstStartOfAGuildFromBeforeGenerationsIsKept() throws Exception {
		Instant start = Instant.parse("2026-01-02T03:04:05Z");
		try (Admin admin = admin()) {
			admin.createTopics(List.of(new NewTopic(CONSUMER + "-daily-changelog", 2, (short) 1))).all().get();
			admin
				.alterConsumerGroupOffsets(CONSUMER + ".first-start",
						Map.of(new TopicPartition(Topics.SALES, 0), new OffsetAndMetadata(0, start.toString())))
				.all()
				.get();
		}
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 1);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("", "g2");
			assertThat(claims()).extracting((claim) -> Instant.parse(claim.get("firstStart").asString()))
				.containsExactly(start, start);
		}
	}

	private ServiceInstance consumer(String name, Map<String, String> properties) {
		try {
			return start(Service.SALES_CONSUMER, name, properties);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ServiceInstance begin(String name, Map<String, String> properties) throws Exception {
		return ServiceInstance.start(Service.SALES_CONSUMER, this.folder.resolve(name), this.broker.bootstrapServers(),
				properties);
	}

	private ServiceInstance start(Service service, String name, Map<String, String> properties) throws Exception {
		ServiceInstance instance = ServiceInstance.start(service, this.folder.resolve(name),
				this.broker.bootstrapServers(), properties);
		await().atMost(Duration.ofSeconds(60)).until(instance::isReady);
		return instance;
	}

	private void sell(int sales) {
		sell(sales, "AB");
	}

	private void sell(int sales, String plates) {
		IntStream.range(0, sales)
			.forEach((i) -> assertThat(this.producer.calls()
				.postForm(Service.SALES_PRODUCER, "/sales",
						Map.of("client", "c" + i, "count_sopaipillas", "1", "stock", "50", "ubicacion", "Plaza",
								"patente_carro", plates + i % 7))
				.statusCode()).isEqualTo(202));
	}

	private void writeJunk() throws Exception {
		try (Producer<byte[], byte[]> junk = new KafkaLog(this.broker.bootstrapServers()).producer(Map.of())) {
			junk.send(new ProducerRecord<>(Topics.SALES, 0, null, "no sale".getBytes(UTF_8))).get();
		}
	}

	private void awaitDeadLetters(int letters) {
		await().atMost(Duration.ofSeconds(30)).until(() -> facts(Topics.deadLettersOf(Topics.SALES)).size() >= letters);
		assertThat(facts(Topics.deadLettersOf(Topics.SALES))).hasSize(letters);
	}

	/** Waits until a generation answers, and runs a check all the time meanwhile. */
	private void awaitTakeOver(String name, String ending, Runnable meanwhile) {
		Path last = this.folder.resolve(name).resolve("sales-consumer/answers-from");
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
			boolean over = Files.exists(last) && Files.readString(last).strip().equals(ending);
			meanwhile.run();
			return over;
		});
	}

	/** Waits until Kafka knows the generation's topics. */
	private void awaitCounting(String ending) {
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

	private List<JsonNode> claims() {
		return notes().stream()
			.filter((note) -> note.get("what").asString().equals("CLAIMED"))
			.map((note) -> note.get("generation"))
			.toList();
	}

	private List<JsonNode> notes() {
		return facts(Topics.GENERATIONS).stream().map(JSON::readTree).toList();
	}

	private static void awaitSales(ServiceInstance consumer, int sales) {
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(sales(consumer)).isEqualTo(sales));
	}

	private static int sales(ServiceInstance consumer) {
		return consumer.calls().json(Service.SALES_CONSUMER, RESULTS + "/total").get("ventas").asInt();
	}

	private static String answer(ServiceInstance consumer) {
		return consumer.calls().get(Service.SALES_CONSUMER, RESULTS).body();
	}

	/** The number of sales, by the newest fact of each cart. */
	private int soldByFacts(String topic) {
		Map<String, Integer> sold = new HashMap<>();
		new KafkaLog(this.broker.bootstrapServers()).read(topic)
			.forEach((fact) -> sold.put(new String(fact.key(), UTF_8),
					JSON.readTree(fact.value()).get("ventas").asInt()));
		return sold.values().stream().mapToInt(Integer::intValue).sum();
	}

	private List<byte[]> facts(String topic) {
		return new KafkaLog(this.broker.bootstrapServers()).read(topic).stream().map((fact) -> fact.value()).toList();
	}

	private List<String> topics() throws Exception {
		try (Admin admin = admin()) {
			return new ArrayList<>(admin.listTopics().names().get());
		}
	}

	private void delete(String topic) throws Exception {
		try (Admin admin = admin()) {
			admin.deleteTopics(List.of(topic)).all().get();
			await().until(() -> !admin.listTopics().names().get().contains(topic));
		}
	}

	private Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()));
	}

}
