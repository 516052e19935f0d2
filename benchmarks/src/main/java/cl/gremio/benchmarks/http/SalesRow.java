package cl.gremio.benchmarks.http;

import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.CpuShares;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.benchmarks.load.Bodies;
import cl.gremio.benchmarks.load.HttpLoad;

/** Compares single sales, many in one transaction, to plain sends of the same records. */
public final class SalesRow {

	static final int CONNECTIONS = 64;

	/** 3.5 times the rate of Strimzi's bridge on the reference machine. */
	private static final double TARGET = 3.5 * 2600;

	private SalesRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		try (BenchBroker broker = BenchBroker.start(bench);
				BenchService service = BenchService.ofJar(bench, "sales-producer", BenchService.FLAGS, broker);
				BenchService plain = BenchService.ofMain(bench, PlainSalesService.class, BenchService.FLAGS, broker)) {
			service.awaitReady();
			plain.awaitReady();
			Bodies sales = SampleBodies.sales();
			CpuShares shares = new CpuShares().and("service", service.process()).and("broker", broker.process());
			Contest contest = new Contest().with("atomic", HttpLoad.post(service.url(), "/sales", sales), shares)
				.with("plain", HttpLoad.post(plain.url(), "/sales", sales),
						new CpuShares().and("service", plain.process()).and("broker", broker.process()));
			contest.run(bench, CONNECTIONS);
			return List.of(
					Figure.of(what, contest.perSecond("atomic"), "sales/s")
						.atLeast(TARGET)
						.of(0.7, "without transactions", contest.perSecond("plain")),
					Figure.of("the same, 99 of 100 answered within", contest.p99("atomic"), "ms").atMost(25),
					Figure.of("the same, processor time in the service",
							shares.perEvent("service", contest.count("atomic")), "µs/sale"),
					Figure.of("the same, processor time in the broker",
							shares.perEvent("broker", contest.count("atomic")), "µs/sale"),
					Figure.of("the same, share of the load generator", 100 * shares.share("load"), "%"));
		}
	}

}
