package cl.gremio.web;

import java.io.IOException;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks hosts and origins on the service port and on a separate management port. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=sales-producer", "management.server.port=0",
				"gremio.instance-id=sales-producer-b", "gremio.http.hosts=gremio.cl,*.gremio.svc",
				"gremio.http.cors.allowed-origins=https://tablero.gremio.cl" })
class CrossOriginValveTests {

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":3,"stock":40,"ubicacion":"x","patente_carro":"ab12"}""";

	@LocalServerPort
	int port;

	@LocalManagementPort
	int managementPort;

	@Autowired
	TestController controller;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = new TestClient(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:1", "localhost.:8001", "a.localhost", "127.0.0.1", "10.1.2.3:80",
			"[::1]", "[fd00::1]:8001", "[::ffff:127.0.0.1]", "host.docker.internal:8001", "sales-producer",
			"sales-producer:3001", "sales-producer-2", "gremio-sales-producer-1", "sales-producer-b", "gremio.cl",
			"Gremio.CL:443", "a.gremio.svc", "sales-producer-0.sales-producer.gremio.svc" })
	void aServiceAnswersToItsNames(String host) throws Exception {
		assertThat(get(this.port, "/text", host, "")).startsWith("HTTP/1.1 200");
		assertThat(get(this.managementPort, "/actuator/info", host, "")).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:80", "x", "localhost.evil.example", "evil-localhost",
			"127.0.0.1.evil.example", "127.0.0.1.nip.io", "sales-producer.evil.example", "sales-producer.dev",
			"sales-producer-evil", "members-producer", "gremio.cl.evil.example", "evilgremio.cl", "sub.gremio.cl",
			"gremio.svc", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "256.1.1.1", "" })
	void anyOtherNameIsMisdirected(String host) throws Exception {
		for (String path : new String[] { "/text", "/nowhere", "/", "/entries?limit=0", "/entries/%zz",
				"/actuator/info", "/actuator/health/../info", "/actuator/health/..%2finfo",
				"/actuator/health;a=b/../../text" }) {
			assertThat(get(this.port, path, host, "")).as(path)
				.startsWith("HTTP/1.1 421")
				.contains("gremio.http.hosts", "application/problem+json")
				.doesNotContain("Access-Control");
		}
		assertThat(get(this.managementPort, "/actuator/info", host, "")).startsWith("HTTP/1.1 421");
		assertThat(get(this.managementPort, "/actuator/health/liveness", host, "")).startsWith("HTTP/1.1 200");
		assertThat(get(this.managementPort, "/actuator/health", host, "")).startsWith("HTTP/1.1 200");
	}

	@Test
	void aRequestWithoutAHostPasses() throws Exception {
		assertThat(this.client.raw("GET /text HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200");
		assertThat(this.client.raw("GET http://evil.example/text HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: localhost\r\nHost: evil.example", "Host: evil.example\r\nHost: localhost",
			"Host: user@localhost", "Host: a b", "Host: [::1%25lo]", "Host: localhost:x" })
	void aMalformedHostIsRefused(String header) throws Exception {
		assertThat(this.client.raw("GET /text HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 4")
			.contains("application/problem+json");
	}

	/** Tomcat reads no headers of a request with a malformed first line. */
	@Test
	void aMalformedLineIsRefusedWhateverFollows() throws Exception {
		for (String origin : new String[] { "http://localhost:5173", "https://evil.example" }) {
			assertThat(get(this.port, "/a|b", "evil.example", "Origin: " + origin)).startsWith("HTTP/1.1 400")
				.doesNotContain("Access-Control-Allow");
		}
	}

	@Test
	void anAbsoluteTargetCountsAsAHost() throws Exception {
		assertThat(this.client
			.raw("GET http://evil.example/text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 4");
		assertThat(
				this.client.raw("GET http://localhost/text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@CsvSource({ "localhost, http://localhost:5173", "localhost, https://localhost", "localhost, http://127.0.0.1:3000",
			"localhost, http://[::1]:8080", "localhost, https://tablero.gremio.cl",
			"gremio.cl:8001, http://gremio.cl:8001", "gremio.cl, http://gremio.cl", "gremio.cl:80, http://gremio.cl",
			"10.1.2.3:8001, http://10.1.2.3:8001" })
	void anOriginThatMayCallIsAnswered(String host, String origin) throws Exception {
		int before = this.controller.recorded.get();
		assertThat(post(host, "Origin: " + origin)).startsWith("HTTP/1.1 202");
		assertThat(this.controller.recorded).hasValue(before + 1);
		assertThat(get(this.port, "/text", host, "Sec-Fetch-Site: cross-site\r\nOrigin: " + origin))
			.startsWith("HTTP/1.1 200");
		assertThat(get(this.managementPort, "/actuator/info", host, "Origin: " + origin))
			.matches("(?s)HTTP/1.1 (200|403).*");
	}

	@ParameterizedTest
	@CsvSource({ "localhost, https://evil.example", "localhost, null", "localhost, ''",
			"localhost, http://localhost.evil.example", "localhost, http://localhost@evil.example",
			"localhost, http://evil.example/localhost", "localhost, file://", "localhost, http://127.0.0.2",
			"localhost, http://a.localhost", "localhost, ftp://localhost", "localhost, http://localhost/",
			"localhost, http://localhost:99999", "localhost, chrome-extension://abc",
			"gremio.cl:8001, http://gremio.cl", "gremio.cl, https://gremio.cl", "gremio.cl, http://gremio.cl:8001",
			"localhost, http://tablero.gremio.cl", "localhost, https://tablero.gremio.cl.evil.example",
			"localhost, 'https://tablero.gremio.cl\r\nOrigin: https://evil.example'" })
	void anyOtherOriginIsRefused(String host, String origin) throws Exception {
		int before = this.controller.recorded.get();
		assertThat(post(host, "Origin: " + origin)).startsWith("HTTP/1.1 403")
			.contains("application/problem+json", "gremio.http.cors.allowed-origins")
			.doesNotContain("Access-Control");
		assertThat(this.controller.recorded).hasValue(before);
		for (String path : new String[] { "/text", "/nowhere", "/entries/%zz", "/actuator/health" }) {
			assertThat(get(this.port, path, host, "Origin: " + origin)).as(path)
				.startsWith("HTTP/1.1 403")
				.doesNotContain("Access-Control");
		}
		assertThat(get(this.managementPort, "/actuator/info", host, "Origin: " + origin)).startsWith("HTTP/1.1 403");
		assertThat(preflight(host, origin)).startsWith("HTTP/1.1 403").doesNotContain("Access-Control");
	}

	@ParameterizedTest
	@CsvSource({ "GET, cross-site, navigate, document, 200", "GET, cross-site, navigate, , 200",
			"GET, same-origin, cors, empty, 200", "GET, same-site, no-cors, image, 200",
			"GET, none, navigate, document, 200", "GET, , cors, , 200", "GET, cross-site, no-cors, image, 403",
			"GET, cross-site, no-cors, script, 403", "GET, cross-site, navigate, iframe, 403",
			"GET, cross-site, navigate, object, 403", "GET, cross-site, , , 403",
			"HEAD, cross-site, navigate, document, 403", "POST, cross-site, navigate, document, 403",
			"OPTIONS, cross-site, cors, empty, 403", "GET, Cross-Site, no-cors, image, 403" })
	void withoutAnOriginOnlyLinksOfOtherSitesAreFollowed(String method, String site, String mode, String dest,
			int status) throws Exception {
		StringBuilder headers = new StringBuilder();
		append(headers, "Sec-Fetch-Site", site);
		append(headers, "Sec-Fetch-Mode", mode);
		append(headers, "Sec-Fetch-Dest", dest);
		String answer = this.client
			.raw(method + " /text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status);
	}

	@Test
	void aPageOfThisMachineMayAskWhatItMaySend() throws Exception {
		assertThat(preflight("localhost", "http://localhost:5173")).startsWith("HTTP/1.1 200")
			.contains("Access-Control-Allow-Origin: http://localhost:5173",
					"Access-Control-Allow-Methods: GET,HEAD,POST",
					"Access-Control-Allow-Headers: content-type, idempotency-key")
			.doesNotContain("Allow-Credentials");
		for (String path : new String[] { "/entries?limit=1", "/nowhere", "/broken", "/entries/%zz" }) {
			assertThat(get(this.port, path, "localhost", "Origin: http://localhost:5173")).as(path)
				.contains("Access-Control-Allow-Origin: http://localhost:5173",
						"Access-Control-Expose-Headers: Link, Retry-After")
				.doesNotContain("Allow-Credentials");
		}
	}

	@Test
	void oneRefusalComesBeforeTheNext() throws Exception {
		String large = "Content-Type: text/x\r\nContent-Length: 9000000";
		assertThat(refused("/nowhere", "evil.example", "https://evil.example", large)).startsWith("HTTP/1.1 421");
		assertThat(refused("/nowhere", "localhost", "https://evil.example", large)).startsWith("HTTP/1.1 403");
		assertThat(refused("/nowhere", "localhost", "http://localhost", large)).startsWith("HTTP/1.1 404");
		assertThat(refused("/text", "localhost", "http://localhost", large)).startsWith("HTTP/1.1 405");
		assertThat(refused("/sales", "localhost", "http://localhost", large)).startsWith("HTTP/1.1 413");
		assertThat(refused("/sales", "localhost", "http://localhost", "Content-Type: text/x\r\nContent-Length: 0"))
			.startsWith("HTTP/1.1 415");
	}

	@Test
	void whatAProxySaysDoesNotCountUnlessItIsTrusted() throws Exception {
		assertThat(get(this.port, "/text", "evil.example", "X-Forwarded-Host: localhost\r\nForwarded: host=localhost"))
			.startsWith("HTTP/1.1 421");
		assertThat(get(this.port, "/text", "gremio.cl", "X-Forwarded-Proto: https\r\nOrigin: https://gremio.cl"))
			.startsWith("HTTP/1.1 403");
		assertThat(get(this.port, "/entries?limit=1", "localhost", "X-Forwarded-Host: evil.example"))
			.startsWith("HTTP/1.1 200")
			.contains("Link: </entries?limit=1&after=");
	}

	private static void append(StringBuilder headers, String name, String value) {
		if (value != null) {
			headers.append(name).append(": ").append(value).append("\r\n");
		}
	}

	private String refused(String path, String host, String origin, String headers) throws IOException {
		return this.client.raw("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
				+ "\r\nConnection: close\r\n" + headers + "\r\n\r\n");
	}

	private String preflight(String host, String origin) throws IOException {
		return this.client.raw("OPTIONS /sales HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
				+ "\r\nConnection: close\r\nAccess-Control-Request-Method: POST\r\n"
				+ "Access-Control-Request-Headers: content-type,idempotency-key\r\n\r\n");
	}

	private String post(String host, String header) throws IOException {
		return this.client.raw("POST /sales HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + header
				+ "\r\nContent-Type: application/json\r\nContent-Length: " + SALE.length() + "\r\n\r\n" + SALE);
	}

	private static String get(int port, String path, String host, String headers) throws IOException {
		return new TestClient(port).raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
				+ (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n");
	}

}
