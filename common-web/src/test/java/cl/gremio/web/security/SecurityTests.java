package cl.gremio.web.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.Role;
import cl.gremio.web.TestApplication;
import cl.gremio.web.TestClient;
import cl.gremio.web.stream.BatchSource;
import cl.gremio.web.stream.EventStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mode {@code keys} over real connections, and attempts to get around it. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = { TestApplication.class, SecurityTests.Live.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.security.mode=keys", "logging.level.cl.gremio=trace" })
class SecurityTests {

	private static final TestKeys KEYS = new TestKeys().add("reader", Set.of(Role.LECTOR))
		.add("rosa", Set.of(Role.VENDEDOR))
		.add("juan", Set.of(Role.VENDEDOR))
		.add("chief", Set.of(Role.ADMIN));

	private static final String SALE = "{\"client\":\"ana\",\"count_sopaipillas\":1,\"stock\":5,\"ubicacion\":\"Plaza\","
			+ "\"patente_carro\":\"AB1234\"}";

	@LocalServerPort
	int port;

	@Autowired
	EventStreams streams;

	private TestClient client;

	@DynamicPropertySource
	static void keysFile(DynamicPropertyRegistry registry) {
		registry.add("gremio.security.keys-file", KEYS::path);
	}

	@BeforeEach
	void connect() {
		this.client = new TestClient(this.port);
	}

	@Test
	void aRefusalIsAProblemThatSaysHowToSendAKey() throws IOException {
		assertThat(this.client.raw(request("GET /live"))).startsWith("HTTP/1.1 401 ")
			.contains("WWW-Authenticate: Bearer realm=\"gremio\"\r\n", "Content-Type: application/problem+json",
					"\"status\":401", "X-API-Key");
		assertThat(this.client.raw(request("GET /live", "Authorization: Bearer gk_wrong"))).startsWith("HTTP/1.1 401 ")
			.contains("error=\"invalid_token\"");
		assertThat(this.client.raw(request("GET /live", bearer("rosa")))).startsWith("HTTP/1.1 403 ")
			.contains("Content-Type: application/problem+json", "lector")
			.doesNotContain("WWW-Authenticate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization: Bearer ", "authorization: bEARER ", "Authorization: Bearer    ",
			"X-API-Key: ", "x-api-key:" })
	void aKeyComesInEitherHeader(String header) throws IOException {
		assertThat(this.client.raw(post(SALE, header + TestKeys.text("rosa")))).startsWith("HTTP/1.1 202 ")
			.contains("Cache-Control: no-store");
	}

	@Test
	void onlyAKeyCounts() throws IOException {
		String key = TestKeys.text("rosa");
		for (String header : List.of("Authorization: Basic " + key, "Authorization: " + key, "Cookie: key=" + key,
				"X-API-Key: " + key.toUpperCase(), "X-API-Key: " + key.substring(0, key.length() - 1),
				"X-API-Key: rosa", "X-API-Key:", bearer("rosa") + "\r\n" + bearer("chief"),
				bearer("rosa") + "\r\nX-API-Key: " + TestKeys.text("chief"), bearer("rosa") + "\r\nX-API-Key: gk_wrong",
				"X-API-Key: " + key + "\r\nAuthorization: Bearer gk_wrong",
				"Authorization: Bearer " + key + ", Bearer " + key, "Authorization: Bearer \"" + key + "\"",
				"Authorization: Bearer" + key, "Authorization: Bearer", "Authorization:",
				"Proxy-Authorization: Bearer " + key, "X-API-Key: \u00ff" + key, "X-API-Key: \uff47" + key.substring(1),
				"X-API-Key: " + key + key, "X-API-Key: gk_" + "x".repeat(4000), "X-Original-URL: /openapi.yaml",
				"X-Forwarded-User: chief", "X-API-Key: " + HexFormat.of().formatHex(AccessKey.hash(key)))) {
			assertThat(statusOf(post(SALE, header))).as(header).isEqualTo(401);
		}
	}

	/** Contract, Rules: 421, 403 origin, 401, 404 and 405, 403 role, 413, 415, 400. */
	@ParameterizedTest
	@CsvSource({ "POST /live, evil.example, https://evil.example, , 421",
			"POST /live, localhost, https://evil.example, , 403", "POST /live, localhost, , , 401",
			"GET /nowhere, localhost, , , 401", "GET /nowhere, localhost, , reader, 404",
			"PUT /sales, localhost, , reader, 405", "POST /sales, localhost, , reader, 403",
			"POST /sales, localhost, , rosa, 413" })
	void refusalsComeInTheOrderOfTheContract(String line, String host, String origin, String key, int status)
			throws IOException {
		String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
				+ ((origin != null) ? "Origin: " + origin + "\r\n" : "") + ((key != null) ? bearer(key) + "\r\n" : "")
				+ "Content-Type: image/png\r\nContent-Length: 9000000\r\n\r\nhardly any of it";
		assertThat(statusOf(request)).isEqualTo(status);
	}

	@Test
	void aBodyOfAnotherTypeIsRefusedAfterItsSizeAndBeforeItsContent() throws IOException {
		assertThat(statusOf(post("", bearer("rosa")).replace("application/json", "image/png"))).isEqualTo(415);
		assertThat(statusOf(post("{}", bearer("rosa")))).isEqualTo(400);
	}

	@Test
	void aBodyThatMayNotComeIsNotWaitedFor() throws IOException {
		for (String header : List.of("X-Nothing: ", bearer("reader"))) {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				socket.setSoTimeout(5_000);
				socket.getOutputStream()
					.write(("POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
							+ "\r\nTransfer-Encoding: chunked\r\n\r\n")
						.getBytes(UTF_8));
				assertThat(new String(socket.getInputStream().readNBytes(11), UTF_8)).startsWith("HTTP/1.1 40");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "//sales", "/sales;a=b", "/sales;/", "/%73ales", "/SALES", "/sales/", "/sales%2f",
			"/./sales", "/x/../sales", "/x/%2e%2e/sales", "/sales%00", "/sales%20", "/actuator/health/../../sales",
			"/actuator/health/%2e%2e/%2e%2e/sales", "/actuator/health/..;/..;/sales", "/openapi.yaml/../sales",
			"/openapi.yaml;/../sales", "http://localhost/sales", "/;/sales", "/%2e/sales", "/%2fsales", "/%252fsales",
			"/sales%3b", "/sales%09", "/sales.", "/sales.json", "/sales#x", "/sales%23", "\\sales", "/sales%c0%af",
			"/sales/.", "/sales/%2e", "sales", "*", "/*", "/login/../sales", "/session/..;/sales", "/sales\u00ad" })
	void noSpellingOfAPathGetsAround(String path) throws IOException {
		assertThat(statusOf(post(SALE, "X-Nothing: ").replace("/sales", path))).isNotEqualTo(202);
		assertThat(statusOf(post(SALE, bearer("reader")).replace("/sales", path))).isNotEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/prometheus", "//actuator/prometheus", "/actuator/health/../prometheus",
			"/actuator/health/%2e%2e/prometheus", "/actuator/health/..;/prometheus", "/actuator;/prometheus",
			"/actuator/health;/../prometheus", "/%61ctuator/prometheus", "/Actuator/prometheus",
			"/actuator/prometheus/", "/actuator//prometheus", "/actuator/metrics/jvm.info", "/actuator", "/error",
			"/" })
	void nothingOfTheActuatorButItsHealthIsPublic(String path) throws IOException {
		assertThat(statusOf(request("GET " + path))).isNotEqualTo(200);
		assertThat(statusOf(request("HEAD " + path))).isNotEqualTo(200);
		assertThat(statusOf(request("GET " + path, bearer("reader")))).isNotEqualTo(200);
	}

	@Test
	void probesAndPreflightsNeedNoKey() throws IOException {
		assertThat(this.client.raw(request("GET /actuator/health/liveness", "X-API-Key: gk_wrong")))
			.startsWith("HTTP/1.1 200 ");
		assertThat(this.client.raw(request("OPTIONS /sales", "Origin: http://localhost:1234",
				"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization")))
			.startsWith("HTTP/1.1 200 ")
			.contains("Access-Control-Allow-Headers: authorization")
			.doesNotContain("Access-Control-Allow-Credentials");
		assertThat(statusOf(request("OPTIONS /sales"))).isEqualTo(401);
		assertThat(this.client.raw(request("OPTIONS /sales", bearer("reader")))).startsWith("HTTP/1.1 200 ")
			.contains("Allow: ");
	}

	@Test
	void aMethodInAnotherSpellingIsNoWayAround() throws IOException {
		for (String method : List.of("post", "Post", "POST\t", "X-HTTP-METHOD", "TRACE", "PROPFIND", "HEAD")) {
			String request = post(SALE, bearer("reader"), "X-HTTP-Method-Override: POST");
			assertThat(statusOf(request.replaceFirst("POST", method))).as(method).isBetween(400, 501);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "?key=", "?access_token=", "?anything=", "?", "?a=b&x=%2e%2e%2f", "?key=%67%6b_" })
	void aKeyInAnAddressIsRefusedAndNotLogged(String query, CapturedOutput output) throws IOException {
		String key = TestKeys.text("chief");
		String text = query + (query.endsWith("_") ? key.substring(3) : key);
		assertThat(statusOf(request("GET /live" + text))).isEqualTo(401);
		assertThat(this.client.raw(request("GET /live" + text, bearer("chief")))).startsWith("HTTP/1.1 400 ")
			.contains("does not belong");
		assertThat(statusOf(request("GET /openapi.yaml" + text))).isEqualTo(400);
		assertThat(output).doesNotContain(key).doesNotContain(key.substring(3));
	}

	@Test
	void aWithdrawnKeyEndsItsStreamsAndNoOthers() throws IOException {
		KEYS.add("leaving", Set.of(Role.LECTOR));
		await().until(() -> statusOf(request("HEAD /live", bearer("leaving"))) == 200);
		int free = this.streams.free();
		try (Socket staying = open("reader"); Socket leaving = open("leaving")) {
			assertThat(this.streams.free()).isEqualTo(free - 2);
			KEYS.withdraw("leaving");
			leaving.setSoTimeout(5_000);
			assertThat(leaving.getInputStream().readAllBytes()).endsWith("0\r\n\r\n".getBytes(UTF_8));
			await().untilAsserted(() -> assertThat(this.streams.free()).isEqualTo(free - 1));
			assertThat(statusOf(request("GET /live", bearer("leaving")))).isEqualTo(401);
			assertThat(staying.getInputStream().available()).isZero();
		}
	}

	@Test
	void aKeyThatLosesARoleEndsItsStreams() throws IOException {
		KEYS.add("changing", Set.of(Role.LECTOR));
		await().until(() -> statusOf(request("HEAD /live", bearer("changing"))) == 200);
		try (Socket stream = open("changing")) {
			KEYS.add("changing", Set.of(Role.OPERADOR));
			stream.setSoTimeout(5_000);
			assertThat(stream.getInputStream().readAllBytes()).endsWith("0\r\n\r\n".getBytes(UTF_8));
		}
	}

	@Test
	void anIdempotencyKeyBelongsToItsCaller() throws IOException {
		String first = idOf(this.client.raw(post(SALE, bearer("rosa"), "Idempotency-Key: k")));
		assertThat(idOf(this.client.raw(post(SALE, bearer("rosa"), "Idempotency-Key: k")))).isEqualTo(first);
		assertThat(idOf(this.client.raw(post(SALE, bearer("juan"), "Idempotency-Key: k")))).isNotEqualTo(first);
	}

	private Socket open(String name) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		socket.getOutputStream()
			.write(("GET /live HTTP/1.1\r\nHost: localhost\r\n" + bearer(name) + "\r\nConnection: close\r\n\r\n")
				.getBytes(UTF_8));
		BufferedReader head = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), 1);
		assertThat(head.readLine()).isEqualTo("HTTP/1.1 200 ");
		String line = head.readLine();
		while (!line.equals(": open")) {
			line = head.readLine();
		}
		assertThat(head.readLine()).isEmpty();
		assertThat(head.readLine()).isEmpty();
		return socket;
	}

	private static String idOf(String answer) {
		assertThat(answer).startsWith("HTTP/1.1 202 ");
		return answer.replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
	}

	private int statusOf(String request) throws IOException {
		return Integer.parseInt(this.client.raw(request).substring(9, 12));
	}

	private static String bearer(String name) {
		return "Authorization: Bearer " + TestKeys.text(name);
	}

	private static String request(String line, String... headers) {
		return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList()) + "\r\n";
	}

	private static String post(String body, String... headers) {
		return request("POST /sales",
				Stream
					.concat(Stream.of("Content-Type: application/json", "Content-Length: " + body.length()),
							Stream.of(headers))
					.toArray(String[]::new))
				+ body;
	}

	@RestController
	static class Live {

		private final EventStreams streams;

		Live(EventStreams streams) {
			this.streams = streams;
		}

		@GetMapping("/live")
		void live(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.streams.open(request, response, (stream) -> new BatchSource() {
				@Override
				public byte[] next() {
					return null;
				}

				@Override
				public void close() {
					// Nothing to release
				}
			});
		}

	}

}
