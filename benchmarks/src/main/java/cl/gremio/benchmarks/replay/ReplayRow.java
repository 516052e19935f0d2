package cl.gremio.benchmarks.replay;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.harness.BenchService;

/**
 * Measures a replay of five million events. The time runs from the start of the
 * consumer's process, with an AOT cache, until the consumer answers the results.
 */
public final class ReplayRow {

	private static final int EVENTS = 5_000_000;

	private static final int CARTS = 1_000;

	private ReplayRow() {
	}

	/** Returns one row for each measured consumer. */
	public static List<Row> all() {
		return List.of(
				row("replay-sales", "replay of 5 million sales by the sales-consumer, 1,000 carts", 120_000,
						() -> new SalesBacklog(new RandomSales(CARTS), 1, EVENTS)),
				row("replay-stock", "replay of the same by the stock-consumer", 100_000,
						() -> new StockBacklog(new RandomSales(CARTS))),
				row("replay-location", "replay of 5 million reports by the location-consumer", 100_000,
						() -> new LocationBacklog(new RandomSales(CARTS))));
	}

	/**
	 * Creates a row.
	 * @param target the target in events a second
	 * @param backlogs creates the backlog on the topic
	 */
	private static Row row(String name, String what, double target, Supplier<Backlog> backlogs) {
		return new Row(name, what, (bench, same) -> run(bench, what, target, backlogs));
	}

	private static List<Figure> run(Bench bench, String what, double target, Supplier<Backlog> backlogs)
			throws Exception {
		int events = bench.count(EVENTS);
		try (ReplayRun replay = ReplayRun.rehearse(bench, backlogs.get(), events)) {
			Duration bare = replay.countBarely();
			Duration broker = replay.broker().process().cpu();
			try (BenchService consumer = replay.start()) {
				Duration took = replay.awaitResults(consumer);
				return List.of(
						Figure.of(what, perSecond(events, took), "events/s")
							.atLeast(target)
							.of(0, "bare Streams count", perSecond(events, bare)),
						Figure.of("the same, processor time in the service", micros(consumer.process().cpu(), events),
								"µs/event"),
						Figure.of("the same, processor time in the broker",
								micros(replay.broker().process().cpu().minus(broker), events), "µs/event"),
						Figure.of("the same, most memory held", consumer.process().peakRss() / 1e6, "MB"));
			}
		}
	}

	static double perSecond(int events, Duration time) {
		return events / (time.toNanos() / 1e9);
	}

	static double micros(Duration time, int events) {
		return time.toNanos() / 1e3 / events;
	}

}
