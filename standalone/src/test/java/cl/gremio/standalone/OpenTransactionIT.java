package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Another program leaves a transaction open on a topic that a consumer reads or writes.
 */
@Timeout(240)
@ExtendWith(OutputCaptureExtension.class)
class OpenTransactionIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	@RegisterExtension
	private static final BrokerExtension broker = new BrokerExtension();

	@TempDir
	private static Path folder;

	private static ServiceInstance consumer;

	@BeforeAll
	static void start() throws Exception {
		consumer = ServiceInstance.start(Service.SALES_CONSUMER, folder, broker.bootstrapServers(),
				Map.of("gremio.log.stalled-after", "3s"));
		await().atMost(SOON).until(consumer::isReady);
	}

	@AfterAll
	static void stop() throws Exception {
		Closing.all(consumer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sales", "sales.daily", "sales-consumer-sales-by-place-repartition" })
	void isSeenAndNamedUntilItIsOver(String topic, CapturedOutput output) throws Exception {
		String id = "left\nopen";
		Producer<String, String> left = producer(id);
		left.beginTransaction();
		left.send(new ProducerRecord<>(topic, 0, "key", "{}")).get();
		left.send(new ProducerRecord<>(topic, 1, "key", "{}")).get();
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(output.getAll().lines().filter((line) -> line.contains("has been open")))
				.singleElement()
				.asString()
				.contains(topic + "-0 from offset", topic + "-1 from offset", "transactional id 'left\\u{a}open'",
						"producer id", "timeout of 90 s"));
		assertThat(gauge("gremio_log_uncommitted_records", topic)).isEqualTo(1);
		assertThat(gauge("gremio_log_stalled_seconds", topic)).isGreaterThanOrEqualTo(3);
		assertThat(consumer.isReady()).isTrue();
		left.close(Duration.ZERO);
		producer(id).close();
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(output.getAll().lines().filter((line) -> line.contains("can be read on")))
				.hasSize(2));
		await().atMost(SOON).until(() -> gauge("gremio_log_uncommitted_records", topic) == 0);
		assertThat(gauge("gremio_log_stalled_seconds", topic)).isZero();
	}

	private static double gauge(String name, String topic) {
		return consumer.calls()
			.get(Service.SALES_CONSUMER, "/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith(name + '{') && line.contains("topic=\"" + topic + '"')
					&& line.contains("partition=\"1\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.findFirst()
			.orElse(-1);
	}

	/** Fences the producer that has the same id, which ends its open transaction. */
	private static Producer<String, String> producer(String id) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("bootstrap.servers", broker.bootstrapServers());
		settings.put("transactional.id", id);
		settings.put("transaction.timeout.ms", 90_000);
		Producer<String, String> producer = new KafkaProducer<>(settings, new StringSerializer(),
				new StringSerializer());
		producer.initTransactions();
		return producer;
	}

}
