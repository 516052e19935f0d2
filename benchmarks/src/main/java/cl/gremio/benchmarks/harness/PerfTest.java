package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs Kafka's {@code kafka-producer-perf-test}. The tool's producer only writes records,
 * and all replicas acknowledge each record.
 *
 * @param bench the folders and the JDK of the run
 */
public record PerfTest(Bench bench, BenchBroker broker) {

	private static final Pattern RESULT = Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec");

	/**
	 * Writes records.
	 * @param size the size of a record, in bytes
	 * @return records a second
	 */
	public double run(String topic, int records, int size) throws IOException, InterruptedException {
		String name = "perf-test-" + System.nanoTime();
		Path log = this.bench.work().resolve(name + ".log");
		try (JavaProcess process = JavaProcess.start(this.bench, name, this.bench.newest(),
				List.of("-Xmx512m", "-XX:+UseSerialGC", "org.apache.kafka.tools.ProducerPerformance", "--topic", topic,
						"--num-records", "" + records, "--record-size", "" + size, "--throughput", "-1",
						"--bootstrap-server", this.broker.bootstrapServers(), "--command-property", "acks=all"))) {
			process.requireEnd(5, TimeUnit.MINUTES);
		}
		return RESULT.matcher(Files.readString(log))
			.results()
			.filter((result) -> Integer.parseInt(result.group(1)) == records)
			.map(MatchResult::group)
			.map((line) -> Double.parseDouble(line.replaceAll(".*sent, | records/sec", "")))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The perf test has no result, see " + log));
	}

}
