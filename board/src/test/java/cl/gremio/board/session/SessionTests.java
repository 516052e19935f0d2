package cl.gremio.board.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import cl.gremio.board.door.UpstreamStub;
import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import cl.gremio.web.stream.EventStreams;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A browser logs in with a key, and works with the cookie from then on. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "gremio.security.mode=keys", "gremio.http.max-streams=20", "gremio.http.body-timeout=1s",
				"logging.level.cl.gremio=trace" })
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class SessionTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	/** The streams that may be open at once. */
	private static final int MOST = 20;

	private static final String JSON = "application/json";

	private static final UpstreamStub service = new UpstreamStub();

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	private static Path folder;

	private static KeysFile keys;

	@Autowired
	private EventStreams streams;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void makeKeys() throws IOException {
		keys = new KeysFile(folder.resolve("keys.json"));
		add("reader", Role.LECTOR);
		add("secretary", Role.SECRETARIA);
		add("board", Role.ADMIN);
	}

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry properties) {
		for (String domain : new String[] { "members", "sales", "stock", "location" }) {
			properties.add("gremio.board.services." + domain + "-consumer", service::address);
			properties.add("gremio.board.services." + domain + "-producer", service::address);
		}
		properties.add("gremio.security.keys-file", () -> folder.resolve("keys.json"));
		properties.add("gremio.board.key", () -> text("board"));
	}

	@BeforeEach
	void reset() {
		service.answer(200, "[]");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@CsvSource({ FORM + ", key=%s", JSON + ", '{\"key\":\" %s \"}'" })
	void theCookieIsNoScriptsBusinessAndStaysOnThisSite(String type, String body) throws Exception {
		HttpResponse<String> answer = post("/login", type, body.formatted(text("reader")), null, null);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(answer.headers().firstValue("Set-Cookie")).get()
			.asString()
			.startsWith("gremio-session-0=")
			.contains("HttpOnly", "SameSite=Lax")
			.doesNotContain(text("reader"));
		JsonNode session = JsonMapper.shared().readTree(answer.body());
		assertThat(session.path("mode").asString()).isEqualTo("keys");
		assertThat(session.path("name").asString()).isEqualTo("reader");
		assertThat(session.path("roles").toString()).isEqualTo("[\"lector\"]");
		assertThat(session.path("may").toString()).contains("GET /live", "GET /stock").doesNotContain("POST", "{dni}");
		assertThat(answer.body()).doesNotContain(text("reader"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "key=gk_unknown", "key=%s" })
	void aKeyThatDoesNotCountOpensNothing(String body) throws Exception {
		add("old", Role.LECTOR);
		withdraw("old");
		HttpResponse<String> answer = post("/login", FORM, body.formatted(text("old")), null, null);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void aKeyInAQueryIsNone() throws Exception {
		HttpResponse<String> answer = post("/login?key=" + text("reader"), FORM, "", null, null);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void whoLogsInAnewGetsAnotherSession() throws Exception {
		Session first = logIn("reader");
		HttpResponse<String> answer = post("/login", FORM, "key=" + text("secretary"), first.cookie(), first.csrf());
		Session second = Session.of(answer);
		assertThat(second.cookie()).isNotEqualTo(first.cookie());
		assertThat(second.csrf()).isNotEqualTo(first.csrf());
		assertThat(name(first.cookie())).isNull();
		assertThat(name(second.cookie())).isEqualTo("secretary");
	}

	@Test
	void aServiceGetsTheKeyAndNeverTheCookie() throws Exception {
		Session session = logIn("reader");
		assertThat(get("/stock", session.cookie()).statusCode()).isEqualTo(200);
		assertThat(service.received()).filteredOn((request) -> request.uri().equals("/stock"))
			.singleElement()
			.satisfies((request) -> {
				assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + text("reader"));
				assertThat(request.headers()).doesNotContainKeys("Cookie", "X-csrf-token");
			});
		assertThat(get("/stock", null).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong" })
	void aPostWithoutTheTokenIsRefused(String token) throws Exception {
		Session session = logIn("secretary");
		HttpResponse<String> answer = post("/new_member?_csrf=" + session.csrf(), FORM,
				"name=Ana&_csrf=" + session.csrf(), session.cookie(), token.isEmpty() ? null : token);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("X-CSRF-TOKEN");
		assertThat(post("/logout", JSON, "{}", session.cookie(), null).statusCode()).isEqualTo(403);
		assertThat(service.received()).noneMatch((request) -> request.uri().startsWith("/new_member"));
		assertThat(name(session.cookie())).isEqualTo("secretary");
	}

	@Test
	void aPostWithTheTokenArrivesAsItWasSent() throws Exception {
		Session session = logIn("secretary");
		service.answer(202, "{}");
		HttpResponse<String> answer = post("/new_member", FORM, "name=Ana%20B&premium=1", session.cookie(),
				session.csrf());
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(service.received()).filteredOn((request) -> request.method().equals("POST"))
			.singleElement()
			.satisfies((request) -> assertThat(request.body()).isEqualTo("name=Ana%20B&premium=1"));
	}

	@Test
	void aProgramWithAKeyNeedsNoToken() throws Exception {
		service.answer(202, "{}");
		HttpRequest request = request("/new_member").header("Content-Type", FORM)
			.header("X-API-Key", text("secretary"))
			.POST(BodyPublishers.ofString("name=Ana"))
			.build();
		HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void whoeverLogsOutIsForgottenWithTheOwnStreams() throws Exception {
		Session session = logIn("reader");
		Session other = logIn("reader");
		await().until(() -> this.streams.free() == MOST);
		HttpResponse<Stream<String>> live = live(session.cookie());
		HttpResponse<Stream<String>> stays = live(other.cookie());
		assertThat(post("/logout", JSON, "{}", session.cookie(), session.csrf()).statusCode()).isEqualTo(200);
		assertThat(live.body().filter((line) -> line.startsWith(": open"))).hasSize(1);
		assertThat(name(session.cookie())).isNull();
		assertThat(get("/stock", session.cookie()).statusCode()).isEqualTo(401);
		await().until(() -> this.streams.free() == MOST - 1);
		stays.body().close();
	}

	/** A stream of a list, which a service makes and the board passes on. */
	@ParameterizedTest
	@ValueSource(strings = { "text/event-stream", "Text/Event-Stream", "text/*" })
	void whoeverLogsOutReadsNoStreamOfAService(String accept) throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		service.answer((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(": open\n\n".getBytes(US_ASCII));
			exchange.getResponseBody().flush();
			holdUntil(end);
			exchange.getResponseBody().write("data: more\n\n".getBytes(US_ASCII));
			exchange.close();
		});
		try {
			Session session = logIn("reader");
			Session other = logIn("reader");
			HttpResponse<Stream<String>> own = stream("/stock", session.cookie(), accept);
			HttpResponse<Stream<String>> stays = stream("/stock", other.cookie(), accept);
			post("/logout", JSON, "{}", session.cookie(), session.csrf());
			assertThat(CompletableFuture.supplyAsync(() -> own.body().toList())).as("ends")
				.succeedsWithin(Duration.ofSeconds(10))
				.asInstanceOf(InstanceOfAssertFactories.LIST)
				.doesNotContain("data: more");
			end.countDown();
			assertThat(stays.body()).as("goes on").contains("data: more");
		}
		finally {
			end.countDown();
		}
	}

	private static void holdUntil(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	@Test
	void aFileThatIsNotThereIsNotFound() throws Exception {
		for (String path : List.of("/webjars/nope", "/js/nope.js", "/docs/nope", "/nope")) {
			HttpRequest request = request(path).header("X-API-Key", text("reader")).build();
			assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(404);
		}
		assertThat(get("/webjars/nope", null).statusCode()).isEqualTo(401);
	}

	@Test
	void aWithdrawnKeyEndsTheSessionAndItsStreams() throws Exception {
		add("leaving", Role.LECTOR);
		await().atMost(Duration.ofSeconds(10)).until(() -> tryLogIn("leaving").statusCode() == 200);
		Session session = logIn("leaving");
		HttpResponse<Stream<String>> live = live(session.cookie());
		withdraw("leaving");
		await().atMost(Duration.ofSeconds(6)).until(() -> name(session.cookie()) == null);
		assertThat(get("/stock", session.cookie()).statusCode()).isEqualTo(401);
		assertThat(get("/", session.cookie()).statusCode()).isEqualTo(200);
		live.body().forEach((line) -> assertThat(line).isNotNull());
		add("leaving", Role.LECTOR);
		await().atMost(Duration.ofSeconds(10)).until(() -> tryLogIn("leaving").statusCode() == 200);
		assertThat(name(session.cookie())).isNull();
	}

	/** A slow client must not keep a thread, least of all one without a key. */
	@Test
	void aLoginThatDoesNotArriveIsGivenUp() throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			// A thread that waits for the body gives up after 10 s
			socket.setSoTimeout(8000);
			socket.getOutputStream()
				.write(("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
						+ "\r\nContent-Length: 50\r\n\r\nkey=")
					.getBytes(US_ASCII));
			assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine())
				.contains("408");
		}
	}

	/** Gremio's own loggers log at every level here. */
	@Test
	void noLogLineHoldsAKey(CapturedOutput output) throws Exception {
		Session session = logIn("secretary");
		post("/login", JSON, "{\"key\":\"" + text("nobody"), null, null);
		post("/login?key=" + text("nobody"), FORM, "key=" + text("nobody") + "&key=x", null, null);
		get("/stock?key=" + text("nobody"), session.cookie());
		post("/new_member", FORM, "name=Ana", session.cookie(), session.csrf());
		post("/logout", FORM, "key=" + text("nobody"), session.cookie(), session.csrf());
		assertThat(output.getAll()).isNotEmpty()
			.doesNotContain(text("secretary"), text("nobody"), session.csrf(), session.cookie());
	}

	private static String text(String name) {
		return AccessKey.PREFIX + name + "-".repeat(40 - name.length());
	}

	private static void add(String name, Role role) throws IOException {
		AccessKey key = new AccessKey(name, HexFormat.of().formatHex(AccessKey.hash(text(name))), Set.of(role),
				Set.of(), Instant.EPOCH);
		keys.change((known) -> known.without(name).with(key));
	}

	private static void withdraw(String name) throws IOException {
		keys.change((known) -> known.without(name));
	}

	private Session logIn(String name) throws Exception {
		HttpResponse<String> answer = tryLogIn(name);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Session.of(answer);
	}

	private HttpResponse<String> tryLogIn(String name) throws IOException, InterruptedException {
		return post("/login", FORM, "key=" + text(name), null, null);
	}

	/** The name of the key of a session, or {@code null} if nobody is logged in. */
	private @Nullable String name(String cookie) throws IOException, InterruptedException {
		JsonNode name = JsonMapper.shared().readTree(get("/session", cookie).body()).path("name");
		return name.isNull() ? null : name.asString();
	}

	private HttpResponse<Stream<String>> live(String cookie) throws IOException, InterruptedException {
		return stream("/live", cookie, "text/event-stream");
	}

	private HttpResponse<Stream<String>> stream(String uri, String cookie, String accept)
			throws IOException, InterruptedException {
		return client.send(request(uri).header("Cookie", cookie).header("Accept", accept).build(),
				BodyHandlers.ofLines());
	}

	private HttpResponse<String> get(String uri, @Nullable String cookie) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(uri);
		if (cookie != null) {
			request.header("Cookie", cookie);
		}
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String uri, String type, String body, @Nullable String cookie,
			@Nullable String token) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(uri).header("Content-Type", type).POST(BodyPublishers.ofString(body));
		if (cookie != null) {
			request.header("Cookie", cookie);
		}
		if (token != null) {
			request.header("X-CSRF-TOKEN", token);
		}
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + uri));
	}

	/** What a browser knows of its session. */
	record Session(String cookie, String csrf) {

		static Session of(HttpResponse<String> login) {
			String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
			return new Session(cookie.substring(0, cookie.indexOf(';')),
					JsonMapper.shared().readTree(login.body()).path("csrf").asString());
		}

	}

}
