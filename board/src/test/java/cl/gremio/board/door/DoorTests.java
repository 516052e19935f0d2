package cl.gremio.board.door;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests and answers pass the door as they are. */
@SpringBootTest(classes = DoorApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DoorTests extends DoorFixture {

	private static final UpstreamStub consumer = new UpstreamStub();

	private static final UpstreamStub producer = new UpstreamStub();

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		for (String service : new String[] { "members", "sales", "stock", "location" }) {
			properties.add("gremio.board.services." + service + "-consumer", consumer::address);
			properties.add("gremio.board.services." + service + "-producer", producer::address);
		}
	}

	@BeforeEach
	void reset() {
		consumer.answer(200, "[\"read\"]");
		producer.answer(202, "{\"id\":\"1\"}");
	}

	@AfterAll
	static void stop() {
		consumer.close();
		producer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/listmemberpre", "/listmembernopre", "/members/12345678-5", "/ventadiaria",
			"/ventadiaria/AB1234", "/ventadiaria/total", "/ventadiaria/horas", "/cierres", "/cierres/2026-09-05",
			"/stock", "/reposicion", "/carritos", "/carritos/AB1234", "/profugos", "/ventadiaria?fecha=2026-09-05",
			"/carritos/A%2FB%20%C3%91?x=%2B+&y&y=1" })
	void aQuestionReachesAConsumerAsItIs(String uri) throws Exception {
		assertThat(get(uri).body()).isEqualTo("[\"read\"]");
		assertThat(consumer.received()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.uri()).isEqualTo(uri);
			assertThat(request.body()).isEmpty();
		});
		assertThat(producer.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/new_member", "/sales", "/stock", "/ubicacion", "/captura" })
	void anEventReachesAProducerAsItWasSent(String path) throws Exception {
		String form = "client=Ana+%C3%91&count_sopaipillas=3&count_sopaipillas=4&x";
		HttpResponse<String> answer = send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.header("Idempotency-Key", "key 1")
			.POST(BodyPublishers.ofString(form)));
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).isEqualTo("{\"id\":\"1\"}");
		assertThat(producer.received()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("POST");
			assertThat(request.uri()).isEqualTo(path);
			assertThat(request.body()).isEqualTo(form);
			assertThat(request.headers()).containsEntry("Content-type", List.of("application/x-www-form-urlencoded"))
				.containsEntry("Content-length", List.of(Integer.toString(form.length())))
				.containsEntry("Idempotency-key", List.of("key 1"));
		});
		assertThat(consumer.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "text/*;charset=utf-8", "nonsense", "application/*+json" })
	void aTypeThatNoServiceTakesIsTheServicesToRefuse(String type) throws Exception {
		HttpResponse<String> answer = send(
				request("/sales").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(producer.received()).singleElement()
			.satisfies((request) -> assertThat(request.headers()).containsEntry("Content-type", List.of(type)));
	}

	@Test
	void aServicesStatusHeadersAndProblemAreItsOwn() throws Exception {
		consumer.answer((exchange) -> {
			consumer.receive(exchange);
			exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
			exchange.getResponseHeaders().set("Link", "</carritos?limit=1&after=A>; rel=\"next\"");
			exchange.getResponseHeaders().set("Retry-After", "7");
			exchange.getResponseHeaders().set("Connection", "x-of-the-hop");
			exchange.getResponseHeaders().set("Vary", "Accept");
			UpstreamStub.send(exchange, 418, "{\"title\":\"Teapot\"}");
		});
		HttpResponse<String> answer = get("/carritos?limit=1");
		assertThat(answer.statusCode()).isEqualTo(418);
		assertThat(answer.body()).isEqualTo("{\"title\":\"Teapot\"}");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.headers().firstValue("Link")).contains("</carritos?limit=1&after=A>; rel=\"next\"");
		assertThat(answer.headers().firstValue("Retry-After")).contains("7");
		assertThat(answer.headers().firstValue("Content-Length")).contains("18");
		assertThat(answer.headers().allValues("Vary")).contains("Accept");
		assertThat(answer.headers().firstValue("Connection")).isEmpty();
	}

	@Test
	void aHeadRequestIsAnsweredWithoutABody() throws Exception {
		consumer.answer((exchange) -> {
			consumer.receive(exchange);
			exchange.getResponseHeaders().set("Content-Length", "1234");
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		HttpResponse<String> answer = send(request("/stock").method("HEAD", BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Length")).contains("1234");
		assertThat(consumer.received()).singleElement()
			.satisfies((request) -> assertThat(request.method()).isEqualTo("HEAD"));
	}

	@ParameterizedTest
	@CsvSource({ "PUT,/stock,'GET,POST'", "DELETE,/sales,POST", "POST,/ventadiaria/AB1234,GET", "GET,/captura,POST",
			"POST,/ventadiaria/total,GET" })
	void aMethodThatNoServiceTakesIsAProblemWithTheUnionOfTheirs(String method, String path, String allow)
			throws Exception {
		HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow").orElseThrow().replace(" ", "")).isEqualTo(allow);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"status\":405");
		assertNobodyWasAsked();
	}

	@Test
	void theMethodsOfAPathAreAnsweredToOptions() throws Exception {
		HttpResponse<String> answer = send(request("/stock").method("OPTIONS", BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", ?")).containsExactlyInAnyOrder("GET",
				"HEAD", "POST", "OPTIONS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/carritos/", "//stock", "/stock/../actuator/health", "/stock/%2e%2e/sales",
			"/x;/../stock", "/actuator/%2e%2e/stock", "/STOCK", "/members", "/%73tock%2f", "/carritos//AB1234" })
	void aPathThatIsNoRouteIsAProblemAndReachesNoService(String path) throws Exception {
		String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 404 ")
			.contains("application/problem+json", "\"detail\":\"There is nothing at this path.\"");
		assertNobodyWasAsked();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/carritos/%2e%2e", "/carritos/..", "/carritos/..%2factuator", "/stock;x=1" })
	void aPathThatIsARouteReachesItsServiceUnchanged(String path) throws Exception {
		assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 200 ");
		assertThat(consumer.received()).extracting(UpstreamStub.Received::uri).containsExactly(path);
	}

	@Test
	void whatTheDoorJudgesAndWhatBelongsToAConnectionStaysAtTheDoor() throws Exception {
		String answer = raw("GET /stock HTTP/1.1\r\nHost: localhost:" + this.port
				+ "\r\nOrigin: http://localhost:5173\r\nSec-Fetch-Site: cross-site\r\nX-Forwarded-For: 1.2.3.4\r\n"
				+ "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nTE: trailers\r\nX-Mine: 1\r\n"
				+ "Authorization: Bearer gk_1\r\nCookie: a=b\r\nAccept: text/csv\r\nConnection: close, x-mine\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Access-Control-Allow-Origin: http://localhost:5173");
		assertThat(answer.split("Vary: Origin", -1)).hasSize(2);
		assertThat(consumer.received()).singleElement().satisfies((request) -> {
			assertThat(request.headers()).doesNotContainKeys("Origin", "Sec-fetch-site", "X-forwarded-for",
					"X-forwarded-host", "Forwarded", "Te", "X-mine", "Upgrade", "User-agent");
			assertThat(request.headers().getFirst("Host")).isEqualTo(consumer.address().getAuthority());
			assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer gk_1");
			assertThat(request.headers().getFirst("Cookie")).isEqualTo("a=b");
			assertThat(request.headers().getFirst("Accept")).isEqualTo("text/csv");
		});
	}

	@Test
	void aStrangersPageAndAStrangersNameAreRefusedAtTheDoor() throws Exception {
		assertThat(raw(
				"GET /stock HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 403 ");
		assertThat(raw("GET /stock HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 421 ");
		assertNobodyWasAsked();
	}

	@Test
	void aClientThatAsksWhetherToGoOnIsToldToGoOn() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write(("POST /stock HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n")
					.getBytes(ISO_8859_1));
			byte[] go = socket.getInputStream().readNBytes("HTTP/1.1 100 \r\n\r\n".length());
			assertThat(new String(go, ISO_8859_1)).startsWith("HTTP/1.1 100");
			socket.getOutputStream().write("{}".getBytes(ISO_8859_1));
			assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1)).contains("HTTP/1.1 202 ");
		}
		assertThat(producer.received()).extracting(UpstreamStub.Received::body).containsExactly("{}");
	}

	@Test
	void aHeaderMayHoldAnyBytes() throws Exception {
		String key = new String("\u00d1and\u00fa".getBytes(UTF_8), ISO_8859_1);
		raw("POST /stock HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: " + key
				+ "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		assertThat(producer.received()).extracting((request) -> request.headers().getFirst("Idempotency-Key"))
			.containsExactly(key);
	}

	@Test
	void anEventThatIsTooLargeIsRefusedAtTheDoor() throws Exception {
		HttpResponse<String> answer = send(request("/stock").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("x".repeat(65 * 1024))));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertNobodyWasAsked();
	}

	private void assertNobodyWasAsked() {
		assertThat(consumer.received()).isEmpty();
		assertThat(producer.received()).isEmpty();
	}

	private String raw(String request) throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(ISO_8859_1));
			InputStream input = socket.getInputStream();
			return new String(input.readAllBytes(), ISO_8859_1);
		}
	}

}
