package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.BenchService;

/**
 * Measures a replay of thirty days, and a start after the replay, for guilds of growing
 * size.
 */
public final class GrowthRow {

	private static final int EVENTS = 2_000_000;

	private static final int DAYS = 30;

	private GrowthRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		int events = bench.count(EVENTS);
		List<Figure> figures = new ArrayList<>();
		double first = 0;
		for (int carts : List.of(1_000, 100_000, 1_000_000)) {
			SalesBacklog backlog = new SalesBacklog(new RandomSales(carts), DAYS, events / DAYS);
			try (ReplayRun replay = ReplayRun.prepare(bench, backlog, events); BenchService consumer = replay.start()) {
				double speed = ReplayRow.perSecond(events, replay.awaitResults(consumer));
				Figure figure = Figure.of("%s, %,d carts".formatted(what, carts), speed, "events/s");
				figures.add((first > 0) ? figure.of(0.5, "the same with 1,000 carts", first) : figure);
				first = (first > 0) ? first : speed;
				figures.add(Figure.of("the same, processor time in the service",
						ReplayRow.micros(consumer.process().cpu(), events), "µs/event"));
				figures.add(Figure.of("the same, most memory held", consumer.process().peakRss() / 1e6, "MB"));
				figures.add(Figure.of("the same, on the consumer's disk for each cart and day with sales",
						(double) size(consumer.folder()) / backlog.cartsAndDays(), "B"));
				consumer.process().close();
				consumer.startAgain();
				figures.add(Figure.of("the same, killed and started again, until it is ready",
						consumer.awaitReady().toMillis() / 1e3, "s"));
				consumer.process().stop();
				consumer.startAgain();
				figures.add(Figure.of("the same, stopped and started again, until it is ready",
						consumer.awaitReady().toMillis() / 1e3, "s"));
				replay.awaitResults(consumer);
			}
		}
		return figures;
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.mapToLong((file) -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
		}
	}

}
