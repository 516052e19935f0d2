package cl.gremio.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.StandaloneProcess;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;

/** Measures the time until an answer shows a sale, under a steady load. */
public final class VisibleRow {

	private static final int BACKGROUND = 500;

	private static final int GETS = 100;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private VisibleRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		try (StandaloneProcess standalone = StandaloneProcess.start(bench)) {
			standalone.awaitReady();
			HttpLoad background = HttpLoad.post(standalone.url("sales-producer"), "/sales", SampleBodies.sales());
			background.run(16, BACKGROUND, bench.time(120));
			Duration time = bench.time(60);
			CompletableFuture<Measured> beside = CompletableFuture
				.supplyAsync(() -> background.run(16, BACKGROUND, time.multipliedBy(2)));
			List<Double> delays = probe(standalone, time);
			Measured gets = HttpLoad.get(standalone.url("sales-consumer"), "/ventadiaria/" + SampleBodies.plate(1))
				.run(8, GETS, time.dividedBy(2));
			Measured posts = beside.get(5, TimeUnit.MINUTES);
			System.err.printf("  %d probes, beside them %.0f sales/s%n", delays.size(), posts.perSecond());
			return List.of(Figure.of(what + ", half of them within", percentile(delays, 50), "ms").atMost(100),
					Figure.of("the same, 99 of 100 within", percentile(delays, 99), "ms").atMost(300),
					Figure.of("GET /ventadiaria/{patente} under that load, 99 of 100 within", gets.p99(), "ms")
						.atMost(10));
		}
	}

	private static List<Double> probe(StandaloneProcess standalone, Duration time) throws Exception {
		List<Double> delays = new ArrayList<>();
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			String plate = "PROBE" + delays.size();
			int status = send(HttpRequest.newBuilder(URI.create(standalone.url("sales-producer") + "/sales"))
				.header("content-type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(SampleBodies.sale(plate, delays.size()))));
			long answered = System.nanoTime();
			if (status != 202) {
				throw new IllegalStateException("A sale was answered " + status);
			}
			delays.add(untilVisible(standalone.url("sales-consumer") + "/ventadiaria/" + plate, answered));
		}
		return delays;
	}

	private static double untilVisible(String url, long answered) throws IOException, InterruptedException {
		while (send(HttpRequest.newBuilder(URI.create(url))) != 200) {
			if (System.nanoTime() - answered > PATIENCE.toNanos()) {
				throw new IllegalStateException("A sale is not seen after " + PATIENCE.toSeconds() + " s");
			}
			TimeUnit.MILLISECONDS.sleep(2);
		}
		return (System.nanoTime() - answered) / 1e6;
	}

	private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private static double percentile(List<Double> values, int percentile) {
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
	}

}
