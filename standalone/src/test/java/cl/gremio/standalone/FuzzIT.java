package cl.gremio.standalone;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every post gets a clear answer in time, however odd it is, and what was sent is not in
 * the log as it came. {@code -Dgremio.seed} repeats a run, {@code -Dgremio.fuzz.requests}
 * makes it longer.
 */
@Timeout(3600)
class FuzzIT {

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private static final int REQUESTS = Integer.getInteger("gremio.fuzz.requests", 600);

	/**
	 * Enough clients that slow requests do not hold up the others, but not more clients
	 * than bulks that may wait. The services rightly answer further bulks with 503.
	 */
	private static final int CLIENTS = 16;

	/** Longer than the second after which the services give up in this test. */
	private static final int SILENCE_MILLIS = 8000;

	/**
	 * A refill has five events, and each character may take eight where it is escaped.
	 */
	private static final int LONGEST_LINE = 16_000;

	/** Internals of the code, which help no client. */
	private static final Pattern INSIDES = Pattern
		.compile("cl\\.gremio|java\\.|jackson|null|Feature|Exception|deserial");

	private static final Map<String, Service> SERVICES = Map.of("/new_member", Service.MEMBERS_PRODUCER, "/sales",
			Service.SALES_PRODUCER, "/stock", Service.STOCK_PRODUCER, "/ubicacion", Service.LOCATION_PRODUCER,
			"/captura", Service.LOCATION_PRODUCER);

	private static final List<String> ROUTES = SERVICES.keySet().stream().sorted().toList();

	@TempDir
	private static Path folder;

	private static Standalone platform;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder,
				Map.of("gremio.http.body-timeout", "1s", "server.tomcat.connection-timeout", "1s")));
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	void noPostGetsAServerErrorOrNoAnswer() throws Exception {
		Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
		AtomicInteger next = new AtomicInteger();
		Callable<Void> client = () -> {
			for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
				statuses.merge(status(i), 1, Integer::sum);
			}
			return null;
		};
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			for (Future<Void> done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
				done.get();
			}
		}
		finally {
			clients.shutdownNow();
		}
		assertThat(statuses.keySet()).as("answers %s", statuses).contains(202, 400, 413, 415);
		HttpCalls calls = new HttpCalls(platform);
		for (Service service : SERVICES.values()) {
			assertThat(calls.get(service, "/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
	}

	/** Gremio's own loggers log at every level here, and all others from INFO up. */
	@Test
	void noLogLineOrMetricHoldsPersonalDataOrTextThatIsNotEscaped() throws Exception {
		KafkaLog kafka = new KafkaLog(platform.bootstrapServers());
		HostileTexts texts = new HostileTexts(platform);
		try (CapturedLog log = CapturedLog.into(Path.of("target", "FuzzIT-captured.log"))) {
			assertThat(LoggerFactory.getLogger(Standalone.class).isTraceEnabled()).isTrue();
			texts.post();
			texts.write(kafka);
			await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				assertThat(log.text()).contains(HostileTexts.PLATE, "RefillProcessor", "is no fact");
				for (String topic : List.of("members", "sales", "stock", "ubication")) {
					assertThat(kafka.read(topic + "-dlt")).hasSizeGreaterThan(1);
				}
			});
			String text = log.text();
			assertThat(HostileTexts.PERSONAL).allSatisfy(
					(part) -> assertThat(text.lines()).noneMatch((line) -> line.toLowerCase(ROOT).contains(part)));
			assertThat(text.lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThan(LONGEST_LINE)
				.doesNotStartWith(HostileTexts.FORGED)
				.doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028&&[^\t]]"));
		}
		HttpCalls calls = new HttpCalls(platform);
		for (Service service : Service.values()) {
			assertThat(calls.get(service, "/actuator/prometheus").body().toLowerCase(ROOT)).contains("http_server")
				.doesNotContain(HostileTexts.PERSONAL);
		}
	}

	private static int status(int number) {
		Random random = new Random(new SplittableRandom(SEED + number).nextLong());
		String route = ROUTES.get(random.nextInt(ROUTES.size()));
		FuzzedPost post = FuzzedPost.of(route, random);
		try (RawHttp http = new RawHttp(platform.port(SERVICES.get(route)), SILENCE_MILLIS)) {
			return status(http, post);
		}
		catch (IOException | AssertionError ex) {
			throw new AssertionError("seed " + SEED + ", request " + number + ": " + post, ex);
		}
	}

	private static void assertStillInOrder(RawHttp http, boolean mayBeClosed) throws IOException {
		try {
			http.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(http.answer().status()).isEqualTo(200);
		}
		catch (EOFException | SocketException ex) {
			assertThat(mayBeClosed).isTrue();
		}
	}

	/** The status, or 0 if the server cut the connection, as it may for a large body. */
	private static int status(RawHttp http, FuzzedPost post) throws IOException {
		try {
			http.send(post.head());
			http.send(post.body());
			RawHttp.Answer answer = http.answer();
			assertThat(answer.status()).as(answer.body()).isLessThan(500);
			if (answer.status() >= 400) {
				assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
				assertThat(answer.body()).contains("\"status\":" + answer.status()).doesNotContainPattern(INSIDES);
			}
			if (post.isWhole() && !answer.closes()) {
				assertStillInOrder(http, answer.status() >= 400);
			}
			return answer.status();
		}
		catch (EOFException | SocketException ex) {
			if (post.isWhole() && !post.isLarge()) {
				throw ex;
			}
			return 0;
		}
	}

}
