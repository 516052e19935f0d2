package cl.gremio.benchmarks.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.CpuShares;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.PerfTest;
import cl.gremio.benchmarks.harness.BenchService;
import cl.gremio.benchmarks.load.Bodies;
import cl.gremio.benchmarks.load.HttpLoad;
import cl.gremio.benchmarks.load.Measured;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.NewTopic;

/** Compares many sales in a request to Kafka's own tool, which only sends. */
public final class BulkRow {

	private static final int CONNECTIONS = 4;

	private static final int SALES = 20_000;

	private static final int BODIES = 8;

	private static final int RECORDS_OF_A_SALE = 3;

	/** In megabytes. Bulks wait in memory, up to a bound. */
	private static final int HEAP = 448;

	private static final List<String> FLAGS = List.of("-Xms" + HEAP + "m", "-Xmx" + HEAP + "m", "-XX:+UseSerialGC");

	private BulkRow() {
	}

	/** Measures the row. */
	public static List<Figure> run(Bench bench, String what) throws Exception {
		try (BenchBroker broker = BenchBroker.start(bench);
				BenchService service = BenchService.ofJar(bench, "sales-producer", FLAGS, broker)) {
			service.awaitReady();
			Bodies bodies = Bodies.of(BODIES, BulkRow::body);
			HttpLoad load = new HttpLoad(service.url(), "/sales", "application/x-ndjson", bodies);
			load.run(CONNECTIONS, bench.time(20));
			TopicRecords records = new TopicRecords(broker, Topics.SALES, Topics.STOCK, Topics.UBICATION);
			long before = records.count();
			CpuShares shares = new CpuShares().and("service", service.process()).and("broker", broker.process());
			shares.begin();
			Measured measured = load.run(CONNECTIONS, bench.time(20));
			shares.end();
			long written = records.count() - before;
			if (written < RECORDS_OF_A_SALE * measured.count() * SALES) {
				throw new IllegalStateException("Of " + measured.count() + " bulks " + written + " records are there");
			}
			System.err.printf("  processor time of each record: %s%n",
					shares.perEvent(RECORDS_OF_A_SALE * measured.count() * SALES));
			double perfTest = perfTest(bench, broker, records.averageSize());
			return List.of(
					Figure.of(what + ", all records", RECORDS_OF_A_SALE * measured.perSecond() * SALES, "records/s")
						.of(0.4, "kafka-producer-perf-test, one topic, as many bytes a record", perfTest),
					Figure.of("the same", measured.perSecond() * SALES, "sales/s"),
					Figure.of("the same, resident at the most, -Xmx" + HEAP + "m", service.process().peakRss() / 1e6,
							"MB"));
		}
	}

	private static String body(int number) {
		return IntStream.range(0, SALES)
			.mapToObj((line) -> SampleBodies.sale(number * SALES + line))
			.collect(Collectors.joining("\n"));
	}

	private static double perfTest(Bench bench, BenchBroker broker, int size) throws Exception {
		try (var admin = broker.admin()) {
			admin.createTopics(List.of(new NewTopic("perf", 2, (short) 1).configs(Map.of("retention.ms", "-1"))))
				.all()
				.get();
		}
		PerfTest perfTest = new PerfTest(bench, broker);
		perfTest.run("perf", bench.count(2_000_000), size);
		return perfTest.run("perf", bench.count(5_000_000), size);
	}

}
