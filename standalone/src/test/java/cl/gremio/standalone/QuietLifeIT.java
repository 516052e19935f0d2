package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A normal start, run and stop of each form causes no warning and no stack trace.
 * {@code -Dgremio.it.starts=10} starts each form ten times instead of once.
 */
@Timeout(1800)
class QuietLifeIT {

	private static final int STARTS = Integer.getInteger("gremio.it.starts", 1);

	private static final Duration SOON = Duration.ofSeconds(90);

	private static final String SALE = "{\"client\":\"Ana\",\"count_sopaipillas\":3,\"stock\":50,"
			+ "\"ubicacion\":\"Plaza\",\"patente_carro\":\"AB1234\"}";

	/** Not below /tmp, because Kafka Streams warns about that folder. */
	@TempDir(factory = InTarget.class)
	private Path folder;

	@Test
	void theStandalone() throws Exception {
		for (int round = 1; round <= STARTS; round++) {
			Path data = this.folder.resolve("data" + round);
			standalone(data, "first start " + round, false);
			standalone(data, "restart " + round, true);
			standalone(data, "restart after kill " + round, false);
		}
	}

	private void standalone(Path data, String name, boolean kill) throws Exception {
		int offset = FreePort.offset();
		try (JavaMain gremio = JavaMain.start(this.folder.resolve("log"), "--data", data.toString(), "--port-offset",
				String.valueOf(offset))) {
			await().atMost(SOON).until(() -> gremio.printed().contains("gremio is ready"));
			HttpCalls calls = new HttpCalls((service) -> service.defaultPort() + offset);
			assertThat(calls.postJson(Service.SALES_PRODUCER, "/sales", SALE).statusCode()).isEqualTo(202);
			await().atMost(SOON)
				.until(() -> calls.get(Service.SALES_CONSUMER, "/ventadiaria").body().contains("AB1234"));
			if (kill) {
				gremio.kill();
			}
			else {
				gremio.stop();
			}
			assertQuiet(name, gremio, 0);
			assertThat(gremio.printed()).contains("Starting Kafka on 127.0.0.1:" + (9092 + offset),
					"Starting the 9 services");
		}
	}

	@Test
	void aStartThatIsStopped() throws Exception {
		for (String moment : List.of("Starting the 9 services", "Waiting for ")) {
			try (JavaMain gremio = JavaMain.start(this.folder.resolve("stopped.log"), "--data",
					this.folder.resolve("stopped").toString(), "--port-offset", String.valueOf(FreePort.offset()))) {
				await().atMost(SOON).until(() -> gremio.printed().contains(moment));
				gremio.stop();
				assertQuiet("stopped at: " + moment, gremio, 0);
				assertThat(gremio.printed()).doesNotContain("gremio is ready");
			}
		}
	}

	@Test
	void aServiceAloneWithAndBeforeItsKafka() throws Exception {
		for (int round = 1; round <= STARTS; round++) {
			int port = FreePort.choose();
			Path data = this.folder.resolve("alone" + round);
			try (Alone early = alone(Service.SALES_CONSUMER, data, port, "early")) {
				await().atMost(SOON).until(() -> early.main().printed().contains("Kafka does not answer"));
				EmbeddedBroker broker = EmbeddedBroker.start(this.folder.resolve("broker" + round), "127.0.0.1", port);
				try (Alone producer = alone(Service.SALES_PRODUCER, data, port, "producer");
						Alone consumer = alone(Service.STOCK_CONSUMER, data, port, "consumer")) {
					for (Alone each : List.of(early, producer, consumer)) {
						await().atMost(SOON).until(each::isReady);
						each.main().stop();
						assertThat(each.main().printed()).contains("Waiting for Kafka at 127.0.0.1:" + port);
						assertQuiet(each.service() + " " + round, each.main(), (each == early) ? 1 : 0);
					}
				}
				finally {
					broker.close();
				}
			}
		}
	}

	private Alone alone(Service service, Path data, int broker, String name) throws IOException {
		int port = FreePort.choose();
		return new Alone(service, port,
				JavaMain.start(this.folder.resolve(name + ".log"), service.label(),
						"--spring.kafka.bootstrap-servers=127.0.0.1:" + broker, "--server.port=" + port,
						"--gremio.data-dir=" + data.resolve(name)));
	}

	private static void assertQuiet(String name, JavaMain gremio, int warnings) throws IOException {
		List<String> loud = gremio.printed()
			.lines()
			.filter((line) -> line
				.matches(".*\\b(WARN|ERROR)\\b.*|\\s+at .*|Caused by.*|[\\w.$]+(Exception|Error)\\b.*"))
			.toList();
		assertThat(loud).as(name).hasSizeLessThanOrEqualTo(warnings);
	}

	private record Alone(Service service, int port, JavaMain main) implements AutoCloseable {

		boolean isReady() throws InterruptedException {
			return new Api((any) -> this.port).isReady(this.service);
		}

		@Override
		public void close() {
			this.main.close();
		}

	}

	/** Makes temporary folders below the build's own folder. */
	static final class InTarget implements TempDirFactory {

		@Override
		public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
				throws IOException {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "quiet");
		}

	}

}
