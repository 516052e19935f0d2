package cl.gremio.benchmarks.jmh;

import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH's benchmarks of parts. */
public final class PartsRow implements Row {

	@Override
	public String name() {
		return "parts";
	}

	@Override
	public String what() {
		return "JMH: placement, reading and writing of one event, state serdes";
	}

	@Override
	public List<Figure> run(Bench bench) throws Exception {
		ChainedOptionsBuilder options = new OptionsBuilder().include("cl.gremio")
			.jvm(bench.newest().program("java"))
			.shouldFailOnError(true);
		if (bench.quick()) {
			options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
		}
		return new Runner(options.build()).run().stream().map(PartsRow::figure).toList();
	}

	private static Figure figure(RunResult result) {
		String name = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1");
		return Figure.of(name, result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreUnit());
	}

}
