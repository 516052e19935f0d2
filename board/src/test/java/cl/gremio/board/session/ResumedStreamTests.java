package cl.gremio.board.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import cl.gremio.board.door.UpstreamStub;
import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first reader of {@code /live} waits for the lists, and logs out meanwhile. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "gremio.security.mode=keys")
@Timeout(60)
class ResumedStreamTests {

	private static final String KEY = AccessKey.PREFIX + "x".repeat(40);

	private static final UpstreamStub service = new UpstreamStub();

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	private static Path folder;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void makeKeys() throws IOException {
		AccessKey key = new AccessKey("reader", HexFormat.of().formatHex(AccessKey.hash(KEY)), Set.of(Role.ADMIN),
				Set.of(), Instant.EPOCH);
		new KeysFile(folder.resolve("keys.json")).change((known) -> known.with(key));
	}

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry properties) {
		for (String domain : new String[] { "members", "sales", "stock", "location" }) {
			properties.add("gremio.board.services." + domain + "-consumer", service::address);
		}
		properties.add("gremio.security.keys-file", () -> folder.resolve("keys.json"));
		properties.add("gremio.board.key", () -> KEY);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void aStreamThatBeginsAfterItsSessionEndedEndsToo() throws Exception {
		CountDownLatch live = new CountDownLatch(1);
		service.answer((exchange) -> {
			service.receive(exchange);
			UpstreamStub.hold(live);
			exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write("event: listo\ndata: {}\n\n".getBytes(UTF_8));
			exchange.getResponseBody().flush();
		});
		HttpResponse<String> login = send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("key=" + KEY)));
		String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
		CompletableFuture<HttpResponse<Stream<String>>> stream = client
			.sendAsync(request("/live").header("Cookie", cookie).build(), BodyHandlers.ofLines());
		await().until(() -> !service.received().isEmpty());
		assertThat(send(request("/logout").header("Cookie", cookie)
			.header("X-CSRF-TOKEN", JsonMapper.shared().readTree(login.body()).path("csrf").asString())
			.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
		assertThat(stream).isNotDone();
		live.countDown();
		List<String> lines = stream.thenApplyAsync((answer) -> answer.body().toList()).get(20, TimeUnit.SECONDS);
		assertThat(lines).noneMatch((line) -> line.contains("fila"));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return client.send(request.build(), BodyHandlers.ofString());
	}

}
