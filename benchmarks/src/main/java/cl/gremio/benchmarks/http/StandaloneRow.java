package cl.gremio.benchmarks.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.CpuShares;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.StandaloneProcess;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;

/**
 * Measures the start, the speed and the memory of all services in one process on the
 * oldest JDK.
 */
public final class StandaloneRow {

	/** 8 times the rate of the original on the reference machine. */
	private static final double TARGET = 8 * 550;

	private StandaloneRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		try (StandaloneProcess standalone = StandaloneProcess.start(bench)) {
			List<Figure> figures = new ArrayList<>();
			Duration ready = standalone.awaitReady();
			figures.add(Figure.of("standalone, all eight ready", ready.toMillis() / 1e3, "s").atMost(12));
			figures.add(Figure.of("the same, processor time", standalone.process().cpu().toMillis() / 1e3, "s"));
			HttpLoad load = HttpLoad.post(standalone.url("sales-producer"), "/sales", SampleBodies.sales());
			Measured cold = load.run(SalesRow.CONNECTIONS, bench.time(30));
			load.run(SalesRow.CONNECTIONS, bench.time(30));
			long rss = standalone.process().rss();
			load.run(SalesRow.CONNECTIONS, bench.time(60));
			CpuShares shares = new CpuShares().and("standalone", standalone.process());
			shares.begin();
			Measured measured = load.run(SalesRow.CONNECTIONS, bench.time(30));
			shares.end();
			figures.add(Figure.of("POST /sales, 64 connections, standalone, in the first half minute", cold.perSecond(),
					"sales/s"));
			figures.add(Figure.of("the same after two minutes", measured.perSecond(), "sales/s").atLeast(TARGET));
			figures.add(Figure.of("the same, 99 of 100 answered within", measured.p99(), "ms"));
			figures.add(Figure.of("the same, processor time of everything",
					shares.perEvent("standalone", measured.count()), "µs/sale"));
			figures.add(Figure.of("standalone, resident after a minute of load", rss / 1e6, "MB").atMost(1000));
			return figures;
		}
	}

}
