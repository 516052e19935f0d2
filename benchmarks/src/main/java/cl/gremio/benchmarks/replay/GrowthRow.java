package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import cl.gremio.benchmarks.harness.ServiceProcess;

/** What becomes of a replay when the guild grows, with thirty days of history. */
public final class GrowthRow implements Row {

	private static final int EVENTS = 2_000_000;

	private static final int DAYS = 30;

	@Override
	public String name() {
		return "growth";
	}

	@Override
	public String what() {
		return "replay of 2 million sales of 30 days by the sales-consumer";
	}

	@Override
	public List<Figure> run(Bench bench) throws Exception {
		int events = bench.count(EVENTS);
		List<Figure> figures = new ArrayList<>();
		double first = 0;
		for (int carts : List.of(1_000, 100_000, 1_000_000)) {
			double speed;
			try (Replay replay = Replay.prepare(bench, new SalesBacklog(new Guild(carts, DAYS)), events);
					ServiceProcess consumer = replay.start()) {
				Duration took = replay.awaitResults(consumer);
				speed = ReplayRow.perSecond(events, took);
				String guild = "%,d carts".formatted(carts);
				Figure figure = Figure.of(what() + ", " + guild, speed, "events/s");
				figures.add((first > 0) ? figure.of(0.5, "the same with 1,000 carts", first) : figure);
				figures.add(Figure.of("the same, most memory held", consumer.process().peakRss() / 1e6, "MB"));
				figures.add(Figure.of("the same, on the consumer's disk", size(consumer.folder()) / 1e6, "MB"));
			}
			first = (first > 0) ? first : speed;
		}
		return figures;
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.mapToLong((file) -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
		}
	}

}
