package cl.gremio.benchmarks.http;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.CpuShares;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.benchmarks.load.Bodies;
import cl.gremio.benchmarks.load.HttpLoad;

/** Compares a route whose events are single records to an echo of the route. */
public final class PostRow {

	private PostRow() {
	}

	/** Returns all rows of this kind. */
	public static List<Row> all() {
		return List.of(row("members-producer", "/new_member", SampleBodies.applications()),
				row("location-producer", "/ubicacion", SampleBodies.reports()),
				row("stock-producer", "/stock", SampleBodies.stocks()));
	}

	private static Row row(String service, String route, Bodies bodies) {
		return new Row(route.substring(1), "POST " + route + ", 64 connections, own JVM",
				(bench, what) -> run(bench, what, service, route, bodies));
	}

	private static List<Figure> run(Bench bench, String what, String service, String route, Bodies bodies)
			throws Exception {
		List<String> flags = new ArrayList<>(BenchService.FLAGS);
		flags.add("-Dgremio.benchmark.service=" + service);
		try (BenchBroker broker = BenchBroker.start(bench);
				BenchService process = BenchService.ofMain(bench, EchoService.class, flags, broker)) {
			process.awaitReady();
			CpuShares shares = new CpuShares().and("service", process.process()).and("broker", broker.process());
			CpuShares echo = new CpuShares().and("service", process.process());
			Contest contest = new Contest().with("recorded", HttpLoad.post(process.url(), route, bodies), shares)
				.with("echo", HttpLoad.post(process.url(), "/echo" + route, bodies), echo);
			contest.run(bench, SalesRow.CONNECTIONS);
			return List.of(
					Figure.of(what, contest.perSecond("recorded"), "events/s")
						.of(0.65, "echo without Kafka", contest.perSecond("echo")),
					Figure.of("the same, 99 of 100 answered within", contest.p99("recorded"), "ms"),
					Figure.of("the same, processor time in the service",
							shares.perEvent("service", contest.count("recorded")), "µs/event"),
					Figure.of("the same, processor time in the broker",
							shares.perEvent("broker", contest.count("recorded")), "µs/event"));
		}
	}

}
