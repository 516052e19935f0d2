package cl.gremio.board.live;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import cl.gremio.web.stream.EventStreams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code GET /live} over HTTP, from a stub that streams all lists. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "gremio.http.max-streams=1")
class LiveStreamTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Map<String, OutputStream> streams = new ConcurrentHashMap<>();

	private static HttpServer server;

	@Autowired
	private EventStreams streamsOfTheBoard;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void start() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool());
		server.createContext("/actuator", (exchange) -> exchange.sendResponseHeaders(404, -1));
		UpstreamList.ALL.forEach((list) -> server.createContext(list.path(), LiveStreamTests::stream));
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop(0);
	}

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		for (String service : List.of("members", "sales", "stock", "location")) {
			properties.add("gremio.board.services." + service + "-consumer",
					() -> "http://127.0.0.1:" + server.getAddress().getPort());
		}
	}

	@Test
	void theChangesOfAllListsAreOneStream() throws Exception {
		HttpResponse<Stream<String>> answer = get("*/*");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
		List<String> lines = new CopyOnWriteArrayList<>();
		CompletableFuture.runAsync(() -> answer.body().forEach(lines::add));
		await().atMost(PATIENCE).until(() -> lines.stream().anyMatch((line) -> line.contains("\"sinConexion\":[]")));
		send("/stock", "event: fila\nid: A\ndata: {\"patente\":\"A\"}\n\n");
		send("/profugos", "event: quitada\ndata: {\"clave\":\"B\"}\n\n");
		send("/reposicion", "event: aviso\ndata: {\"numero\":1}\n\n");
		send("/reposicion", "event: pendientes\ndata: []\n\n");
		await().atMost(PATIENCE).until(() -> lines.contains("data: {\"pendientes\":[]}"));
		assertThat(lines).containsSequence("event: /stock", "data: {\"fila\":{\"patente\":\"A\"}}")
			.containsSequence("event: /profugos", "data: {\"quitada\":\"B\"}")
			.containsSequence("event: /reposicion", "data: {\"aviso\":{\"numero\":1}}")
			.doesNotContain("event: reset");
		answer.body().close();
		awaitFree();
	}

	@Test
	void whoAsksForAnythingElseAndOneTooManyAreRefused() throws Exception {
		assertThat(get("application/json").statusCode()).isEqualTo(406);
		HttpResponse<Stream<String>> first = get("text/event-stream");
		HttpResponse<Stream<String>> second = get("text/event-stream");
		assertThat(second.statusCode()).isEqualTo(503);
		assertThat(second.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(second.headers().firstValue("Retry-After")).isPresent();
		first.body().close();
		awaitFree();
	}

	/** A stream is free again when a write tells the board that its reader has left. */
	private void awaitFree() {
		await().atMost(PATIENCE).until(() -> {
			if (streams.containsKey("/stock")) {
				send("/stock", "event: quitada\ndata: {\"clave\":\"C\"}\n\n");
			}
			return this.streamsOfTheBoard.free() == 1;
		});
	}

	private HttpResponse<Stream<String>> get(String accept) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/live"))
				.header("Accept", accept)
				.build(), HttpResponse.BodyHandlers.ofLines());
	}

	private static void stream(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		streams.put(exchange.getRequestURI().getPath(), exchange.getResponseBody());
		send(exchange.getRequestURI().getPath(),
				"event: fila\ndata: {\"patente\":\"FIRST\"}\n\nevent: listo\ndata: {}\n\n");
	}

	private static void send(String path, String events) throws IOException {
		OutputStream stream = streams.get(path);
		stream.write(events.getBytes(UTF_8));
		stream.flush();
	}

}
