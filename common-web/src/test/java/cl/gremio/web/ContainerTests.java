package cl.gremio.web;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.mvc.async.request-timeout=200ms")
class ContainerTests {

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":3,"stock":40,"ubicacion":"x","patente_carro":"ab12"}""";

	private TestClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@Test
	void anEventIsRecorded() throws Exception {
		assertThat(this.client.post("/sales", BodyPublishers.ofString(SALE)).statusCode()).isEqualTo(202);
	}

	@Test
	void aChunkMayArriveByteByByte() throws Exception {
		try (Socket socket = this.client.connect()) {
			socket.setTcpNoDelay(true);
			String request = "POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(SALE.length())
					+ ";a=b\r\n" + SALE + "\r\n0\r\n\r\n";
			for (byte one : request.getBytes(UTF_8)) {
				socket.getOutputStream().write(one);
			}
			assertThat(this.client.readAll(socket)).startsWith("HTTP/1.1 202");
		}
	}

	@Test
	void aFormIsRecordedAlsoWithAQueryString() throws Exception {
		HttpRequest request = this.client.request("/sales?x=1")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("client=a&count_sopaipillas=1&stock=2&ubicacion=x&patente_carro=b"))
			.build();
		assertThat(this.client.send(request).statusCode()).isEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /a|b HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "G@T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /entries/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
			"GET /entries/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /entries HTTP/1.1\r\nHost: a b\r\n\r\n",
			"GET /entries HTTP/1.1\r\nHost: localhost\r\nB@d header\r\n\r\n",
			"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n\r\n",
			"POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
			"GET //entries/../.. HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET // HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
			"GET /entries?limit=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" })
	void whatTheContainerRefusesIsAProblemToo(String request) throws Exception {
		String answer = this.client.raw(request);
		assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("content-type: application/problem+json");
		assertThat(answer).contains("\"type\":\"about:blank\"", "\"title\":", "\"status\":4", "\"detail\":")
			.doesNotContain("<", "Exception");
	}

	@Test
	void aHeaderThatIsTooLargeIsAProblem() throws Exception {
		String answer = this.client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("content-type: application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nowhere, 404", "GET, /error, 404", "GET, /sales, 405", "PUT, /sales, 405",
			"DELETE, /entries, 405", "PROPFIND, /sales, 405", "POST, /actuator/health, 405", "GET, /actuator/env, 404",
			"POST, /actuator/shutdown, 404", "GET, /actuator/nowhere, 404" })
	void nothingElseIsReachable(String method, String path, int status) throws Exception {
		HttpResponse<String> response = this.client.send(this.client.request(path)
			.method(method, BodyPublishers.noBody())
			.header("Accept", "text/html")
			.build());
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void headAnswersWithoutABody() throws Exception {
		HttpResponse<String> response = this.client
			.send(this.client.request("/entries?limit=1").method("HEAD", BodyPublishers.noBody()).build());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("Link")).isPresent();
		assertThat(this.client.send(this.client.request("/entries").method("HEAD", BodyPublishers.noBody()).build())
			.statusCode()).isEqualTo(200);
	}

	@Test
	void theNextPageIsWhereItsLinkSays() throws Exception {
		HttpResponse<String> first = this.client.send(this.client.request("/entries?limit=1").build());
		String link = first.headers().firstValue("Link").orElseThrow();
		String next = link.substring(1, link.indexOf('>'));
		assertThat(this.client.send(this.client.request(next).build()).body()).contains("\"number\":1}");
	}

	@Test
	void aKeyInAPathMayHoldASlash() throws Exception {
		assertThat(this.client.send(this.client.request("/entries/a%2Fb%5Cc%25d").build()).body())
			.contains("\"key\":\"a/b\\\\c%d\"");
	}

	@Test
	void anEventThatIsNotConfirmedInTimeIsUnknown() throws Exception {
		HttpResponse<String> response = this.client.post("/forever", BodyPublishers.noBody());
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(response.body()).contains("\"outcome\":\"unknown\"", "Idempotency-Key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "health", "health/liveness", "health/readiness", "info", "metrics", "prometheus" })
	void theServiceCanBeWatched(String endpoint) throws Exception {
		assertThat(this.client.send(this.client.request("/actuator/" + endpoint).build()).statusCode()).isEqualTo(200);
	}

}
