package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import cl.gremio.model.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results are computed anew from the log, beside those in use, also after the log has got
 * more partitions.
 */
@Timeout(180)
class GenerationIT {

	private static final String RESULTS = "/ventadiaria";

	@TempDir
	private Path folder;

	private EmbeddedBroker broker;

	private ServiceInstance producer;

	@BeforeEach
	void start() throws Exception {
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", Ports.anyFree());
		this.producer = start(Service.SALES_PRODUCER, "producer", Map.of());
	}

	@AfterEach
	void stop() throws Exception {
		this.producer.close();
		this.broker.close();
	}

	@Test
	void anotherGenerationComesToTheSameResultsBesideTheFirst() throws Exception {
		try (ServiceInstance first = start(Service.SALES_CONSUMER, "first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			List<byte[]> published = facts(Topics.SALES_DAILY);
			try (ServiceInstance second = start(Service.SALES_CONSUMER, "second",
					Map.of("gremio.results.generation", "2"))) {
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
	void anInstanceTakesAnotherGenerationOverWithItsOwnData() throws Exception {
		try (ServiceInstance first = start(Service.SALES_CONSUMER, "first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		try (ServiceInstance same = start(Service.SALES_CONSUMER, "first", Map.of("gremio.results.generation", "2"))) {
			awaitSales(same, 20);
		}
	}

	@Test
	void aNewGenerationCountsAcrossMorePartitions() throws Exception {
		try (ServiceInstance first = start(Service.SALES_CONSUMER, "first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()))) {
			admin.createPartitions(Map.of(Topics.SALES, NewPartitions.increaseTo(6))).all().get();
		}
		try (ServiceInstance second = start(Service.SALES_CONSUMER, "second",
				Map.of("gremio.results.generation", "2", "gremio.topics.partitions", "6"))) {
			sell(20);
			awaitSales(second, 40);
		}
	}

	private ServiceInstance start(Service service, String name, Map<String, String> properties) throws Exception {
		ServiceInstance instance = ServiceInstance.start(service, this.folder.resolve(name),
				this.broker.bootstrapServers(), properties);
		await().atMost(Duration.ofSeconds(60)).until(instance::isReady);
		return instance;
	}

	private void sell(int sales) {
		IntStream.range(0, sales)
			.forEach((i) -> assertThat(this.producer.calls()
				.postForm(Service.SALES_PRODUCER, "/sales",
						Map.of("client", "c" + i, "count_sopaipillas", "1", "stock", "50", "ubicacion", "Plaza",
								"patente_carro", "AB" + i % 7))
				.statusCode()).isEqualTo(202));
	}

	private static void awaitSales(ServiceInstance consumer, int sales) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(
					consumer.calls().json(Service.SALES_CONSUMER, RESULTS + "/total").get("ventas").asInt())
				.isEqualTo(sales));
	}

	private static String answer(ServiceInstance consumer) {
		return consumer.calls().get(Service.SALES_CONSUMER, RESULTS).body();
	}

	private List<byte[]> facts(String topic) {
		return new KafkaLog(this.broker.bootstrapServers()).read(topic).stream().map((fact) -> fact.value()).toList();
	}

}
