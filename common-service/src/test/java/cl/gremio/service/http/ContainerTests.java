package cl.gremio.service.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import cl.gremio.service.http.TestApplication.TestController;
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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.http.body-timeout=500ms", "spring.mvc.async.request-timeout=200ms" })
@ExtendWith(OutputCaptureExtension.class)
class ContainerTests {

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":3,"stock":40,"ubicacion":"x","patente_carro":"ab12"}""";

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	@LocalServerPort
	int port;

	@Autowired
	TestController controller;

	@Test
	void anEventIsRecorded() throws Exception {
		assertThat(post("/sales", BodyPublishers.ofString(SALE)).statusCode()).isEqualTo(202);
	}

	@Test
	void aFormIsRecordedAlsoWithAQueryString() throws Exception {
		HttpRequest request = request("/sales?x=1").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("client=a&count_sopaipillas=1&stock=2&ubicacion=x&patente_carro=b"))
			.build();
		assertThat(send(request).statusCode()).isEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
			"G@T / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /entries/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET / HTTP/1.1\r\n\r\n", "GET /entries/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET /entries HTTP/1.1\r\nHost: a b\r\n\r\n", "GET /entries HTTP/1.1\r\nHost: x\r\nB@d header\r\n\r\n",
			"TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
			"GET //entries/../.. HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
			"GET /entries?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" })
	void whatTheContainerRefusesIsAProblemToo(String request) throws Exception {
		String answer = raw(request);
		assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("content-type: application/problem+json");
		assertThat(answer).contains("\"type\":\"about:blank\"", "\"title\":", "\"status\":4", "\"detail\":")
			.doesNotContain("<", "Exception");
	}

	@Test
	void aHeaderThatIsTooLargeIsAProblem() throws Exception {
		String answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(10_000) + "\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("content-type: application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nowhere, 404", "GET, /error, 404", "GET, /sales, 405", "PUT, /sales, 405",
			"DELETE, /entries, 405", "PROPFIND, /sales, 405", "POST, /actuator/health, 405", "GET, /actuator/env, 404",
			"POST, /actuator/shutdown, 404", "GET, /actuator/nowhere, 404" })
	void nothingElseIsReachable(String method, String path, int status) throws Exception {
		HttpResponse<String> response = send(
				request(path).method(method, BodyPublishers.noBody()).header("Accept", "text/html").build());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void headAnswersWithoutABody() throws Exception {
		HttpResponse<String> response = send(
				request("/entries?limit=1").method("HEAD", BodyPublishers.noBody()).build());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("Link")).isPresent();
		assertThat(send(request("/entries").method("HEAD", BodyPublishers.noBody()).build()).statusCode())
			.isEqualTo(200);
	}

	@Test
	void theNextPageIsWhereItsLinkSays() throws Exception {
		HttpResponse<String> first = send(request("/entries?limit=1").build());
		String link = first.headers().firstValue("Link").orElseThrow();
		URI next = URI.create(link.substring(1, link.indexOf('>')));
		assertThat(send(HttpRequest.newBuilder(next).build()).body()).contains("\"number\":1}");
	}

	@Test
	void aKeyInAPathMayHoldASlash() throws Exception {
		assertThat(send(request("/entries/a%2Fb%5Cc%25d").build()).body()).contains("\"key\":\"a/b\\\\c%d\"");
	}

	@Test
	void anOversizedBodyIsRefusedChunkedOrNot() throws Exception {
		byte[] body = (SALE + " ".repeat(1_000_000)).getBytes(UTF_8);
		HttpResponse<String> known = post("/sales", BodyPublishers.ofByteArray(body));
		HttpResponse<String> chunked = post("/sales",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
		assertThat(known.statusCode()).isEqualTo(413);
		assertThat(chunked.statusCode()).isEqualTo(413);
		assertThat(chunked.body()).contains("\"status\":413");
	}

	@Test
	void anEndlessBodyIsCutOff() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			OutputStream output = socket.getOutputStream();
			output.write(head("Transfer-Encoding: chunked"));
			byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(UTF_8);
			assertThatIOException().isThrownBy(() -> {
				for (int i = 0; i < 10_000; i++) {
					output.write(chunk);
				}
			});
		}
	}

	@Test
	void aSlowBodyIsRefused() throws Exception {
		assertThat(trickle("/sales", 1000)).startsWith("HTTP/1.1 408").contains("application/problem+json");
	}

	@Test
	void aClientThatIsRefusedCanNotHoldTheConnectionBySendingSlowly() throws Exception {
		assertThat(trickle("/nowhere", 1000)).startsWith("HTTP/1.1 404");
		assertThat(trickle("/sales", 100_000)).startsWith("HTTP/1.1 413");
	}

	@Test
	void aRefusedBodyLeavesTheConnectionInOrder() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write(("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
						+ "GET /text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
					.getBytes(UTF_8));
			assertThat(readAll(socket)).contains("HTTP/1.1 404", "HTTP/1.1 200").doesNotContain("HTTP/1.1 400");
		}
	}

	@Test
	void aListThatBreaksOffIsNotTakenForWhole() throws Exception {
		assertThatIOException().isThrownBy(() -> send(request("/interrupted").build()));
	}

	@Test
	void aClientThatGoesAwayIsNoError(CapturedOutput output) throws Exception {
		int before = this.controller.closed.get();
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream().write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
			socket.getInputStream().readNBytes(100_000);
		}
		await().untilAsserted(() -> assertThat(this.controller.closed.get()).isGreaterThan(before));
		assertThat(send(request("/text").build()).statusCode()).isEqualTo(200);
		assertThat(output.getAll()).doesNotContain("ClientAbort", "Broken pipe", "reset by peer", "/endless");
	}

	@Test
	void anEventThatIsNotConfirmedInTimeIsUnknown() throws Exception {
		HttpResponse<String> response = post("/forever", BodyPublishers.noBody());
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(response.body()).contains("\"outcome\":\"unknown\"", "Idempotency-Key");
	}

	@Test
	void browsersMayCallFromAnywhereAndReadErrorsToo() throws Exception {
		String preflight = raw("OPTIONS /sales HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\nConnection: close\r\n"
				+ "Access-Control-Request-Method: POST\r\n"
				+ "Access-Control-Request-Headers: content-type,idempotency-key\r\n\r\n");
		assertThat(preflight).startsWith("HTTP/1.1 200")
			.contains("Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: content-type, idempotency-key");
		for (String path : new String[] { "/entries", "/nowhere", "/broken" }) {
			String answer = raw(
					"GET " + path + " HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\nConnection: close\r\n\r\n");
			assertThat(answer).contains("Access-Control-Allow-Origin: *",
					"Access-Control-Expose-Headers: Link, Retry-After");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "health", "health/liveness", "health/readiness", "info", "metrics", "prometheus" })
	void theServiceCanBeWatched(String endpoint) throws Exception {
		assertThat(send(request("/actuator/" + endpoint).build()).statusCode()).isEqualTo(200);
	}

	private String trickle(String path, int length) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream().write(head(path, "Content-Length: " + length));
			socket.setSoTimeout(100);
			long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
			StringBuilder answer = new StringBuilder();
			while (System.nanoTime() < deadline) {
				try {
					int read = socket.getInputStream().read();
					if (read == -1) {
						return answer.toString();
					}
					answer.append((char) read);
				}
				catch (SocketTimeoutException ex) {
					socket.getOutputStream().write(' ');
				}
				catch (SocketException ex) {
					return answer.toString();
				}
			}
			throw new AssertionError("The connection is still open");
		}
	}

	private static byte[] head(String header) {
		return head("/sales", header);
	}

	private static byte[] head(String path, String header) {
		return ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n")
			.getBytes(UTF_8);
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream().write(request.getBytes(UTF_8));
			return readAll(socket);
		}
	}

	private static String readAll(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		InputStream input = socket.getInputStream();
		return new String(input.readAllBytes(), ISO_8859_1);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
		return send(request(path).header("Content-Type", "application/json").POST(body).build());
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, BodyHandlers.ofString());
	}

}
