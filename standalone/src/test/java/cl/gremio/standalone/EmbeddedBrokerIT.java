package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.stats.UniformSample;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class EmbeddedBrokerIT {

	private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

	@TempDir
	private Path folder;

	private int port;

	private Map<String, Object> client;

	@BeforeEach
	void choosePort() throws Exception {
		this.port = FreePort.choose();
		this.client = Map.of("bootstrap.servers", "127.0.0.1:" + this.port);
	}

	@Test
	void aRecordSurvivesAStop() throws Exception {
		try (EmbeddedBroker broker = EmbeddedBroker.start(data(), "127.0.0.1", this.port)) {
			assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + this.port);
			createTopic();
			sendInTransaction("sold");
		}
		try (EmbeddedBroker broker = EmbeddedBroker.start(data(), "127.0.0.1", this.port)) {
			assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + this.port);
			assertThat(committed()).containsExactly("sold");
		}
	}

	@Test
	void aRecordSurvivesAKill() throws Exception {
		Process process = BrokerProcess.start(data(), this.port, this.folder.resolve("output"));
		try {
			createTopic();
			sendInTransaction("sold");
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		try (EmbeddedBroker broker = EmbeddedBroker.start(data(), "127.0.0.1", this.port)) {
			assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + this.port);
			sendInTransaction("sold again");
			assertThat(committed()).containsExactly("sold", "sold again");
		}
	}

	@Test
	void aRequestLeavesNothingAmongOldObjects() throws Exception {
		try (EmbeddedBroker broker = EmbeddedBroker.start(data(), "127.0.0.1", this.port)) {
			assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + this.port);
			createTopic();
			sendInTransaction("sold");
			assertThat(committed()).containsExactly("sold");
			assertThat(histogramsOf("Produce", "Fetch", "FetchConsumer", "EndTxn", "WriteTxnMarkers")).isNotEmpty()
				.allSatisfy((name, histogram) -> assertThat(histogram).as(name.getMBeanName())
					.extracting("sample")
					.isInstanceOf(UniformSample.class));
		}
	}

	private static Map<MetricName, Metric> histogramsOf(String... requests) {
		return KafkaYammerMetrics.defaultRegistry()
			.allMetrics()
			.entrySet()
			.stream()
			.filter((metric) -> metric.getKey().getType().equals("RequestMetrics"))
			.filter((metric) -> metric.getValue() instanceof Histogram histogram && histogram.count() > 0)
			.filter((metric) -> List.of(requests)
				.stream()
				.anyMatch((request) -> metric.getKey().getMBeanName().endsWith("request=" + request)))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Path data() {
		return this.folder.resolve("a guild's broker");
	}

	private void createTopic() throws Exception {
		try (Admin admin = Admin.create(this.client)) {
			admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
		}
	}

	private void sendInTransaction(String value) {
		Map<String, Object> settings = Map.of("bootstrap.servers", this.client.get("bootstrap.servers"),
				"transactional.id", "test");
		try (Producer<String, String> producer = new KafkaProducer<>(settings, new StringSerializer(),
				new StringSerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(new ProducerRecord<>(PARTITION.topic(), value));
			producer.commitTransaction();
		}
	}

	private List<String> committed() {
		Map<String, Object> settings = Map.of("bootstrap.servers", this.client.get("bootstrap.servers"),
				"isolation.level", "read_committed");
		try (Consumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
				new StringDeserializer())) {
			consumer.assign(List.of(PARTITION));
			consumer.seekToBeginning(List.of(PARTITION));
			return await().atMost(Duration.ofSeconds(30))
				.until(() -> consumer.poll(Duration.ofSeconds(5)).records(PARTITION), (records) -> !records.isEmpty())
				.stream()
				.map(ConsumerRecord::value)
				.toList();
		}
	}

}
