package cl.gremio.benchmarks.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.CpuShares;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;

/**
 * Compares loads under the same conditions. Each load warms up first. Then the loads take
 * turns, so that other work of the machine affects all loads.
 */
final class Contest {

	private static final int ROUNDS = 3;

	private final Map<String, HttpLoad> loads = new LinkedHashMap<>();

	private final Map<String, CpuShares> shares = new LinkedHashMap<>();

	private final Map<String, List<Measured>> rounds = new LinkedHashMap<>();

	Contest with(String name, HttpLoad load, CpuShares shares) {
		this.loads.put(name, load);
		this.shares.put(name, shares);
		this.rounds.put(name, new ArrayList<>());
		return this;
	}

	void run(Bench bench, int connections) {
		Duration warmUp = bench.time(45);
		this.loads.values().forEach((load) -> load.run(connections, warmUp));
		for (int round = 0; round < ROUNDS; round++) {
			this.loads.forEach((name, load) -> {
				this.shares.get(name).begin();
				this.rounds.get(name).add(load.run(connections, bench.time(10)));
				this.shares.get(name).end();
			});
		}
		this.loads.keySet()
			.forEach((name) -> System.err.printf("  %s: %.0f/s, p99 %.1f ms, processor time of each: %s%n", name,
					perSecond(name), p99(name), this.shares.get(name).perEvent(count(name))));
	}

	long count(String name) {
		return this.rounds.get(name).stream().mapToLong(Measured::count).sum();
	}

	/** Returns the average of the rounds. */
	double perSecond(String name) {
		return this.rounds.get(name).stream().mapToDouble(Measured::perSecond).average().orElseThrow();
	}

	/** Returns the median of the rounds, in milliseconds. */
	double p99(String name) {
		return this.rounds.get(name)
			.stream()
			.mapToDouble(Measured::p99)
			.sorted()
			.skip(ROUNDS / 2)
			.findFirst()
			.orElseThrow();
	}

}
