package cl.gremio.benchmarks.http;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;

/** Measures throughput and latency of single sales by the number of connections. */
public final class ConnectionsRow {

	private static final List<Integer> CONNECTIONS = List.of(1, 4, 16, 64, 256, 1024, 2048);

	private ConnectionsRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		List<Figure> figures = new ArrayList<>();
		try (BenchBroker broker = BenchBroker.start(bench);
				BenchService service = BenchService.ofJar(bench, "sales-producer", BenchService.FLAGS, broker)) {
			service.awaitReady();
			HttpLoad load = HttpLoad.post(service.url(), "/sales", SampleBodies.sales());
			load.run(SalesRow.CONNECTIONS, bench.time(25));
			for (int connections : CONNECTIONS) {
				Measured measured = load.run(connections, bench.time(8));
				figures.add(Figure.of("POST /sales, " + connections + " connections", measured.perSecond(), "sales/s"));
				figures.add(Figure.of("the same, 99 of 100 answered within", measured.p99(), "ms"));
			}
		}
		return figures;
	}

}
