package cl.gremio.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Reads {@code /live} and a list at the door while the service of the list is killed, and
 * while Kafka is away. A browser, where there is one, shows the same on the page.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveIT {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration SOON = Duration.ofSeconds(1);

	private static final int POSTS = 9;

	@TempDir
	private static Path folder;

	private static EmbeddedBroker broker;

	private static int brokerPort;

	private static ServiceProcess consumer;

	private static ServiceInstance producer;

	private static ServiceInstance board;

	/** Shows the list of stocks, or is {@code null} where there is no Chromium. */
	private static @Nullable Browser page;

	/** The lines that the reader of {@code /live} got. */
	private static final List<String> lines = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void start() throws Exception {
		brokerPort = FreePort.choose();
		startBroker();
		consumer = ServiceProcess.start(Service.STOCK_CONSUMER, "live", folder,
				"--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
		producer = ServiceInstance.start(Service.STOCK_PRODUCER, folder.resolve("producer"), broker.bootstrapServers(),
				Map.of());
		board = ServiceInstance.start(Service.BOARD, folder.resolve("board"), broker.bootstrapServers(),
				Map.of("gremio.board.services.stock-consumer", "http://127.0.0.1:" + consumer.port(),
						"gremio.board.services.stock-producer", "http://127.0.0.1:" + producer.port()));
		consumer.awaitReady();
		await().atMost(PATIENCE).until(producer::isReady);
		HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(URI.create(door("/live"))).build(), HttpResponse.BodyHandlers.ofLines())
			.thenAcceptAsync((answer) -> answer.body().forEach(lines::add));
		await().atMost(PATIENCE).until(() -> lastPulse().path("sinConexion").isArray() && isConnected());
		if (Browser.isThere()) {
			page = Browser.open(folder.resolve("profile"));
			page.resize(1280, 1200);
			page.visit(door("/images/gremio.svg"));
			page.run("localStorage.setItem('gremio.language', 'en')");
			page.visit(door("/#/stock"));
			page.run("window.visit = 'first'");
		}
	}

	private static void startBroker() throws Exception {
		broker = EmbeddedBroker.start(folder.resolve("broker"), "127.0.0.1", brokerPort);
	}

	@AfterAll
	static void stop() throws Exception {
		if (page != null) {
			page.close();
		}
		board.close();
		producer.close();
		consumer.close();
		broker.close();
	}

	@Test
	@Order(1)
	void aChangeIsToldWithinASecond() {
		List<Duration> times = new ArrayList<>();
		for (int i = 0; i < POSTS; i++) {
			post("AB100" + i, 40 + i);
			long answered = System.nanoTime();
			awaitLine(row("AB100" + i), 0);
			times.add(Duration.ofNanos(System.nanoTime() - answered));
		}
		System.out.println("LiveIT: from the answer to the event " + times);
		awaitPage("AB1000", "6 services don’t answer");
		assertThat(times.stream().sorted().toList().get(POSTS / 2)).isLessThan(SOON);
	}

	@Test
	@Order(2)
	void aReaderLearnsOfTheDeathOfAServiceAndMissesNothing() throws Exception {
		try (ListStream before = ListStream.open(door("/stock"))) {
			await().atMost(PATIENCE).until(() -> before.events().contains("listo"));
			consumer.killAfter(Duration.ZERO);
			await().atMost(PATIENCE).until(() -> before.end().isDone());
		}
		await().atMost(PATIENCE).until(() -> !isConnected());
		await().atMost(PATIENCE).until(() -> !state().path("listo").asBoolean());
		HttpResponse<String> away = board.calls().get(Service.BOARD, "/stock");
		assertThat(away.statusCode()).isEqualTo(503);
		awaitPage("AB1000", "7 services don’t answer");
		assertThat(HttpCalls.parse(away).path("detail").asString()).contains(Service.STOCK_CONSUMER.label());
		post("AB2000", 50);
		int killed = lines.size();
		consumer.restart();
		awaitLine("data: {\"lista\":\"/stock\"}"::equals, killed);
		await().atMost(PATIENCE).until(() -> board.calls().get(Service.BOARD, "/stock").body().contains("AB2000"));
		await().atMost(PATIENCE).until(LiveIT::isConnected);
		post("AB2001", 51);
		awaitLine(row("AB2001"), killed);
		awaitPage("AB2000", "AB2001", "6 services don’t answer");
		assertThatTheStreamSaysWhatTheGetSays("AB2001");
	}

	@Test
	@Order(3)
	void theStreamsGoOnWhereKafkaComesBack() throws Exception {
		try (ListStream stock = ListStream.open(door("/stock"))) {
			await().atMost(PATIENCE).until(() -> stock.events().contains("listo"));
			broker.close();
			await().atMost(PATIENCE).until(() -> !state().path("listo").asBoolean());
			startBroker();
			await().atMost(PATIENCE).ignoreExceptions().until(() -> tryPost("AB3000", 60) == 202);
			awaitLine(row("AB3000"), 0);
			await().atMost(PATIENCE).until(() -> stock.rows().containsKey("AB3000"));
			awaitPage("AB1000", "AB3000");
			assertThat(stock.end()).isNotDone();
		}
		assertThatTheStreamSaysWhatTheGetSays("AB3000");
	}

	@Test
	@Order(4)
	void theStateOfTheServiceIsKnownAgain() {
		await().atMost(PATIENCE)
			.until(() -> state().path("listo").asBoolean() && state().path("atraso").isNumber()
					&& state().path("muertas").isNumber());
		assertThat(state().path("muertas").asInt()).isZero();
	}

	/**
	 * The page holds on to its figures while the board is away, and goes on by itself.
	 */
	@Test
	@Order(5)
	void thePageGoesOnWhereTheBoardComesBack() throws Exception {
		board.close();
		awaitPage("AB1000", "No connection since");
		board.restart();
		await().atMost(PATIENCE).ignoreExceptions().until(() -> tryPost("AB5000", 70) == 202);
		awaitPage("AB1000", "AB5000", "6 services don’t answer");
	}

	/**
	 * What the page shows in the end, without having been loaded again. Of the eight
	 * services it knows two.
	 */
	private static void awaitPage(String... texts) {
		if (page != null) {
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.text()).contains(texts));
			assertThat(page.run("return window.visit")).isEqualTo("first");
		}
	}

	private static void assertThatTheStreamSaysWhatTheGetSays(String plate) throws Exception {
		try (ListStream stock = ListStream.open(door("/stock"))) {
			await().atMost(PATIENCE).until(() -> stock.events().contains("listo"));
			assertThat(stock.rows()).containsKey(plate);
			List<JsonNode> rows = board.calls().json(Service.BOARD, "/stock").valueStream().toList();
			assertThat(stock.rows().values()).map((row) -> JsonMapper.shared().readTree(row))
				.containsExactlyInAnyOrderElementsOf(rows);
		}
	}

	private static String door(String path) {
		return "http://127.0.0.1:" + board.port() + path;
	}

	private static void post(String plate, int stock) {
		assertThat(tryPost(plate, stock)).isEqualTo(202);
	}

	private static int tryPost(String plate, int stock) {
		return board.calls()
			.postForm(Service.BOARD, "/stock", Map.of("patente_carro", plate, "stock", String.valueOf(stock)))
			.statusCode();
	}

	private static Predicate<String> row(String plate) {
		return (line) -> line.startsWith("data: {\"fila\":") && line.contains("\"" + plate + "\"");
	}

	private static void awaitLine(Predicate<String> line, int from) {
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> lines.stream().skip(from).anyMatch(line));
	}

	private static JsonNode state() {
		return board.calls()
			.json(Service.BOARD, "/servicios")
			.valueStream()
			.filter((service) -> service.path("servicio").asString().equals(Service.STOCK_CONSUMER.label()))
			.findFirst()
			.orElseThrow();
	}

	/** Whether the board reads the list of stocks. */
	private static boolean isConnected() {
		Stream<JsonNode> away = lastPulse().path("sinConexion").valueStream();
		return away.noneMatch((list) -> list.asString().equals("/stock"));
	}

	private static JsonNode lastPulse() {
		return lines.stream()
			.filter((line) -> line.startsWith("data: {") && line.contains("\"sinConexion\""))
			.reduce((first, second) -> second)
			.map((line) -> JsonMapper.shared().readTree(line.substring("data: ".length())))
			.orElseGet(MissingNode::getInstance);
	}

}
