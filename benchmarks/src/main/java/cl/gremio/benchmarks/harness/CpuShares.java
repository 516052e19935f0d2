package cl.gremio.benchmarks.harness;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The processor time of each process during a measurement. */
public final class CpuShares {

	private final Map<String, Supplier<Duration>> clocks = new LinkedHashMap<>();

	private final Map<String, Duration> begin = new LinkedHashMap<>();

	private final Map<String, Duration> taken = new LinkedHashMap<>();

	/** Measures this process, which creates the load. */
	public CpuShares() {
		this.clocks.put("load", () -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
	}

	public CpuShares and(String name, JavaProcess process) {
		this.clocks.put(name, process::cpu);
		return this;
	}

	/** Starts a measurement. */
	public void begin() {
		this.clocks.forEach((name, clock) -> this.begin.put(name, clock.get()));
	}

	public void end() {
		this.clocks
			.forEach((name, clock) -> this.taken.merge(name, clock.get().minus(this.begin.get(name)), Duration::plus));
	}

	/** Returns the processor time of an event in each process, in microseconds. */
	public String perEvent(long events) {
		return this.taken.entrySet()
			.stream()
			.map((entry) -> String.format(Locale.ROOT, "%s %.0f µs", entry.getKey(),
					entry.getValue().toNanos() / 1e3 / events))
			.collect(Collectors.joining(", "));
	}

	/** Returns the processor time of an event in one process, in microseconds. */
	public double perEvent(String name, long events) {
		return this.taken.getOrDefault(name, Duration.ZERO).toNanos() / 1e3 / events;
	}

	/** Returns the share of one process in the whole processor time, 0 to 1. */
	public double share(String name) {
		double all = this.taken.values().stream().mapToLong(Duration::toNanos).sum();
		return this.taken.getOrDefault(name, Duration.ZERO).toNanos() / all;
	}

}
