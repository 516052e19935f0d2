package cl.gremio.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The output of {@code gremio status} for a running platform and for a stopped one. */
@Timeout(300)
class StatusIT {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	@Test
	void itTellsOfEveryServiceOfDeadLettersAndOfTheDisk() throws Exception {
		Options options = Options.onFreePorts(this.folder.resolve("data"), Map.of());
		try (Standalone standalone = Standalone.start(options)) {
			assertThat(standalone.late()).isEmpty();
			try (Producer<byte[], byte[]> producer = new KafkaLog(standalone.bootstrapServers()).producer(Map.of())) {
				producer.send(new ProducerRecord<>("sales", "not a sale".getBytes(UTF_8)));
			}
			await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
				assertThat(isReady(options)).isTrue();
				assertThat(said()).contains("dead letters       members 0, sales 1, stock 0, ubication 0");
			});
			assertThat(Service.values()).allSatisfy((service) -> assertThat(said().lines()).anyMatch((line) -> line
				.matches(service.label() + " +ready" + (!service.isConsumer() ? "" : ", \\d+\\.\\d s behind"))));
			assertThat(said()).contains(options.data() + ": ").contains(" MB free on its disk");
		}
		assertThat(isReady(options)).isFalse();
		assertThat(said()).contains("does not answer on 127.0.0.1:" + options.ports().of(Service.SALES_CONSUMER))
			.contains("not known: Kafka does not answer on 127.0.0.1:" + options.ports().broker());
	}

	private boolean isReady(Options options) {
		this.said.reset();
		return StatusReport.print(options, new PrintWriter(this.said, true, UTF_8));
	}

	private String said() {
		return this.said.toString(UTF_8);
	}

}
