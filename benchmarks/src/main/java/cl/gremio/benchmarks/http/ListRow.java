package cl.gremio.benchmarks.http;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Heap;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Measures the streamed list of many carts. */
public final class ListRow {

	private static final int CARTS = 100_000;

	private ListRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		try (BenchBroker broker = BenchBroker.start(bench);
				BenchService service = BenchService.ofJar(bench, "sales-consumer", BenchService.FLAGS, broker)) {
			service.awaitReady();
			sell(broker);
			awaitCarts(service);
			read(bench, service);
			long before = Heap.live(bench.newest(), service.process());
			Reading reading = read(bench, service);
			if (reading.lines != CARTS) {
				throw new IllegalStateException("The list has " + reading.lines + " carts");
			}
			return List.of(
					Figure
						.of(what + ", heap in the middle of it, beyond what is there before",
								(reading.liveInTheMiddle - before) / 1e6, "MB")
						.atMost(2),
					Figure.of("the same, time", reading.seconds, "s"),
					Figure.of("the same, size", reading.bytes / 1e6, "MB"));
		}
	}

	private static void sell(BenchBroker broker) {
		try (Producer<String, String> producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
				broker.bootstrapServers(), ProducerConfig.LINGER_MS_CONFIG, 5), new StringSerializer(),
				new StringSerializer())) {
			for (int cart = 0; cart < CARTS; cart++) {
				String plate = String.format("L%06d", cart);
				producer.send(new ProducerRecord<>(Topics.SALES, plate, SampleBodies.sale(plate, cart)));
			}
		}
	}

	private static void awaitCarts(BenchService service) throws Exception {
		service.process()
			.await(Duration.ofMinutes(3),
					() -> service.get("/ventadiaria/total").body().contains("\"carritos\":" + CARTS + ","));
	}

	private static Reading read(Bench bench, BenchService service) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/ventadiaria")).build();
		long began = System.nanoTime();
		HttpResponse<InputStream> response = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		Reading reading = new Reading();
		byte[] buffer = new byte[65_536];
		long paused = 0;
		try (InputStream body = response.body()) {
			for (int count = body.read(buffer); count != -1; count = body.read(buffer)) {
				reading.take(buffer, count);
				if (reading.liveInTheMiddle == 0 && reading.lines > CARTS / 2) {
					long pause = System.nanoTime();
					reading.liveInTheMiddle = Heap.live(bench.newest(), service.process());
					paused = System.nanoTime() - pause;
				}
			}
		}
		reading.seconds = (System.nanoTime() - began - paused) / 1e9;
		return reading;
	}

	/** Counts the bytes that were read so far. */
	private static final class Reading {

		private long bytes;

		private long lines;

		private long liveInTheMiddle;

		private double seconds;

		private void take(byte[] buffer, int count) {
			this.bytes += count;
			for (int i = 0; i < count; i++) {
				if (buffer[i] == '}') {
					this.lines++;
				}
			}
		}

	}

}
