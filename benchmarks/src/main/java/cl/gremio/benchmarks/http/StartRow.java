package cl.gremio.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.FlatJar;
import cl.gremio.benchmarks.harness.BenchService;

/** Measures the cost of starting one service from its jar, with an AOT cache. */
public final class StartRow {

	private static final List<String> SERVICES = List.of("sales-producer", "sales-consumer");

	private StartRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		List<Figure> figures = new ArrayList<>();
		try (BenchBroker broker = BenchBroker.start(bench)) {
			for (String service : SERVICES) {
				figures.addAll(start(bench, broker, service));
			}
		}
		return figures;
	}

	private static List<Figure> start(Bench bench, BenchBroker broker, String service) throws Exception {
		try (FlatJar jar = FlatJar.extract(bench, service)) {
			train(bench, broker, jar);
			try (BenchService process = run(bench, broker, jar, List.of(jar.cached()))) {
				long ready = process.awaitReady().toMillis();
				double cpu = process.process().cpu().toMillis() / 1e3;
				return List.of(
						Figure.of(service + ", its own jar with an AOT cache, JDK 25, start to ready", cpu, "s of CPU")
							.atMost(3),
						Figure.of("the same, by the clock", ready / 1e3, "s"),
						Figure.of("the same, resident", process.process().rss() / 1e6, "MB").atMost(300));
			}
		}
	}

	/**
	 * Runs the service once until the service is ready. The loaded classes go into the
	 * cache.
	 */
	private static void train(Bench bench, BenchBroker broker, FlatJar jar) throws Exception {
		try (BenchService process = run(bench, broker, jar, List.of(jar.recording()))) {
			process.awaitReady();
			process.process().stop();
		}
	}

	/** Adds flags to those of the images. */
	private static BenchService run(Bench bench, BenchBroker broker, FlatJar jar, List<String> more)
			throws IOException {
		List<String> flags = new ArrayList<>(List.of("@" + bench.root().resolve("deploy/java.args"),
				"@" + bench.root().resolve("deploy/image/image.args"), jar.libraryPath(), "-Dspring.aot.enabled=true"));
		flags.addAll(BenchService.FLAGS);
		flags.addAll(more);
		return BenchService.ofJar(bench, jar.path(), flags, broker);
	}

}
