package cl.gremio.benchmarks.http;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.chart.LineChart;
import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;

/** Measures throughput and latency of single sales by the number of connections. */
public final class ConnectionsRow implements Row {

	private static final List<Integer> CONNECTIONS = List.of(1, 4, 16, 64, 256, 1024);

	@Override
	public String name() {
		return "connections";
	}

	@Override
	public String what() {
		return "POST /sales over 1 to 1024 connections, own JVM: charts";
	}

	@Override
	public List<Figure> run(Bench bench) throws Exception {
		LineChart throughput = new LineChart("POST /sales, atomic on three topics", "connections", "sales/s");
		LineChart latency = new LineChart("POST /sales, atomic on three topics", "connections", "ms");
		List<Figure> figures = new ArrayList<>();
		try (BenchBroker broker = BenchBroker.start(bench, bench.newest());
				BenchService service = BenchService.ofJar(bench, "sales-producer", bench.newest(), Services.FLAGS,
						broker.bootstrapServers())) {
			service.awaitReady();
			HttpLoad load = HttpLoad.post(service.url(), "/sales", SampleBodies.sales());
			load.run(SalesRow.CONNECTIONS, bench.time(25));
			for (int connections : CONNECTIONS) {
				Measured measured = load.run(connections, bench.time(8));
				throughput.add("sales/s", connections, measured.perSecond());
				latency.add("p50", connections, measured.p50());
				latency.add("p99", connections, measured.p99());
				figures.add(Figure.of("POST /sales, " + connections + " connections", measured.perSecond(), "sales/s"));
				figures.add(Figure.of("the same, 99 of 100 answered within", measured.p99(), "ms"));
			}
		}
		Path charts = bench.charts();
		throughput.write(charts.resolve("throughput.svg"));
		latency.write(charts.resolve("latency.svg"));
		return figures;
	}

}
