package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Bulks of sales on a real broker, with two instances of the sales producer. The requests
 * that end a transaction pass through a gate.
 */
@Timeout(240)
class BulkSalesIT {

	private static final Duration SOON = Duration.ofSeconds(30);

	/** Tags tests in which Kafka ends the transaction of a bulk as soon as it may. */
	private static final String GIVES_UP_SOON = "gives-up-soon";

	private static final int LARGEST = 16 * 1024 * 1024;

	/** Set more with -Dgremio.bulks on a machine that does nothing else. */
	private static final int BULKS = Integer.getInteger("gremio.bulks", 1);

	@TempDir
	private Path folder;

	private GatedBroker broker;

	private HeldCommits gate;

	private SalesLog log;

	private ServiceInstance one;

	private ServiceInstance other;

	@BeforeEach
	void start(TestInfo test) throws Exception {
		Map<String, String> settings = test.getTags().contains(GIVES_UP_SOON)
				? Map.of("gremio.sales.bulk.transaction-timeout", "6s") : Map.of();
		this.broker = GatedBroker.start(this.folder.resolve("broker"), Map.of());
		this.gate = this.broker.gate();
		this.log = new SalesLog(this.broker.bootstrapServers());
		this.one = instance("uno", settings);
		this.other = instance("dos", settings);
	}

	private ServiceInstance instance(String id, Map<String, String> settings) throws Exception {
		Map<String, String> all = new HashMap<>(settings);
		all.put("gremio.instance-id", id);
		ServiceInstance instance = ServiceInstance.start(Service.SALES_PRODUCER, this.folder.resolve(id),
				this.broker.bootstrapServers(), all);
		await().atMost(SOON).until(instance::isReady);
		assertThat(post(instance, null, "FIRST" + id, 1).join().statusCode()).isEqualTo(202);
		return instance;
	}

	@AfterEach
	void stop() throws Exception {
		if (this.gate != null) {
			this.gate.release();
		}
		Closing.all(this.one, this.other, this.broker);
	}

	@Test
	void readersSeeAllOfABulkOrNothing() {
		this.gate.holdRequests();
		CompletableFuture<HttpResponse<String>> answer = post(this.one, null, "A", 500);
		await().atMost(SOON).until(this.gate::hasHeld);
		assertThat(this.log.uncommitted("sales")).isEqualTo(502);
		assertThat(this.log.sold()).isEmpty();
		assertThat(answer).isNotDone();
		this.gate.release();
		assertThat(accepted(answer)).isEqualTo(500);
		assertThat(this.log.sold()).hasSize(500).doesNotHaveDuplicates();
	}

	@Test
	void aRetryCountsOnceWhicheverInstanceItReachesAndWhateverItHolds() throws Exception {
		int sold = 0;
		Map<String, JsonNode> first = new HashMap<>();
		for (int i = 0; i < 5; i++) {
			String key = "key" + i;
			List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
			for (int j = 1; j <= 4; j++) {
				answers.add(post((j % 2 == 0) ? this.one : this.other, key, key + "-body" + j + "-", 10 * j));
			}
			List<JsonNode> said = answers.stream().map(CompletableFuture::join).map(HttpCalls::parse).toList();
			assertThat(said).as("one answer for all of a key").containsOnly(said.get(0));
			first.put(key, said.get(0));
			sold += said.get(0).get("accepted").asInt();
		}
		this.other.restart();
		await().atMost(SOON).until(this.other::isReady);
		first.forEach((key, said) -> assertThat(HttpCalls.parse(post(this.other, key, "late" + key, 100).join()))
			.isEqualTo(said));
		this.log.nothingStaysOpen();
		assertThat(this.log.sold()).hasSize(sold).doesNotHaveDuplicates();
		Map<String, Long> bodies = this.log.sold()
			.stream()
			.collect(Collectors.groupingBy((plate) -> plate.replaceAll("-[0-9]*$", ""), Collectors.counting()));
		assertThat(bodies).as("of each key one body, whole").hasSize(5);
	}

	@Test
	void aRetryWaitsUntilItIsKnownWhetherTheFirstCounts() {
		this.gate.holdRequests();
		CompletableFuture<HttpResponse<String>> first = post(this.one, "k", "A", 3);
		await().atMost(SOON).until(this.gate::hasHeld);
		CompletableFuture<HttpResponse<String>> retry = post(this.other, "k", "B", 5);
		await().atMost(SOON).until(() -> this.log.uncommitted("sales.bulks") == 2);
		assertThat(retry).isNotDone();
		this.gate.release();
		assertThat(accepted(first)).isEqualTo(3);
		assertThat(accepted(retry)).isEqualTo(3);
		assertThat(this.log.sold()).containsExactlyInAnyOrder("A1", "A2", "A3");
	}

	@Test
	@Tag(GIVES_UP_SOON)
	void aRetryOfABulkThatNeverCountedCounts() throws Exception {
		this.gate.holdRequests();
		CompletableFuture<HttpResponse<String>> first = post(this.one, "k", "A", 3);
		await().atMost(SOON).until(this.gate::hasHeld);
		this.log.nothingStaysOpen();
		this.gate.release();
		assertThat(first.join().statusCode()).isEqualTo(503);
		assertThat(accepted(post(this.other, "k", "B", 5))).isEqualTo(5);
		assertThat(this.log.sold()).containsExactlyInAnyOrder("B1", "B2", "B3", "B4", "B5");
	}

	@Test
	void theLargestBodiesAreTakenInTimeAndMemoryWhileSinglesGoOn() throws Exception {
		try (ServiceProcess process = ServiceProcess.start(Service.SALES_PRODUCER, "bulk", this.folder,
				"--spring.kafka.bootstrap-servers=" + this.broker.bootstrapServers())) {
			process.awaitReady();
			HttpCalls calls = new HttpCalls((any) -> process.port());
			String line = sale("A1") + "\n";
			int lines = LARGEST / line.length();
			String body = line.repeat(lines);
			List<CompletableFuture<HttpResponse<String>>> bulks = IntStream.range(0, BULKS)
				.mapToObj((i) -> post(calls, null, body))
				.toList();
			List<Long> latencies = new ArrayList<>();
			while (!bulks.stream().allMatch(CompletableFuture::isDone)) {
				long started = System.nanoTime();
				assertThat(calls.postJson(Service.SALES_PRODUCER, "/sales", sale("SINGLE")).statusCode())
					.isEqualTo(202);
				latencies.add(Duration.ofNanos(System.nanoTime() - started).toMillis());
			}
			assertThat(bulks).allSatisfy((answer) -> assertThat(accepted(answer)).isEqualTo(lines));
			List<Long> sorted = latencies.stream().sorted().toList();
			long most = sorted.get(sorted.size() * 9 / 10);
			System.out.printf("%d singles beside %d bulks of %d lines: nine of ten within %d ms, all within %d ms%n",
					sorted.size(), BULKS, lines, most, sorted.get(sorted.size() - 1));
			assertThat(most).isLessThan(2000);
		}
	}

	private static int accepted(CompletableFuture<HttpResponse<String>> answer) {
		assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(202);
		return HttpCalls.parse(answer.join()).get("accepted").asInt();
	}

	/** Posts the given number of sales, by carts with numbered plates. */
	private static CompletableFuture<HttpResponse<String>> post(ServiceInstance instance, String key, String plate,
			int count) {
		return post(instance.calls(), key,
				IntStream.rangeClosed(1, count)
					.mapToObj((i) -> sale(plate.toUpperCase(Locale.ROOT) + i))
					.collect(Collectors.joining("\n")));
	}

	private static CompletableFuture<HttpResponse<String>> post(HttpCalls calls, String key, String body) {
		HttpRequest.Builder request = calls.request(Service.SALES_PRODUCER, "/sales")
			.timeout(Duration.ofSeconds(60))
			.header("Content-Type", "application/x-ndjson")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		return calls.sendAsync((key != null) ? request.header("Idempotency-Key", key) : request);
	}

	private static String sale(String plate) {
		return """
				{"client":"Ana","count_sopaipillas":2,"stock":50,"ubicacion":"x","patente_carro":"%s"}"""
			.formatted(plate);
	}

}
