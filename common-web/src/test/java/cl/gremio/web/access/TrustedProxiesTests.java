package cl.gremio.web.access;

import java.io.IOException;

import cl.gremio.web.TestApplication;
import cl.gremio.web.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.http.hosts=gremio.cl", "gremio.http.trusted-proxies=10.0.0.0/8,127.0.0.0/8" })
class TrustedProxiesTests {

	private TestClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Proto: https\r\nX-Forwarded-Host: gremio.cl",
			"Forwarded: proto=https;host=gremio.cl", "X-Forwarded-Proto: https\r\nX-Forwarded-Host: gremio.cl:443",
			"X-Forwarded-Proto: https\r\nX-Forwarded-Host: gremio.cl\r\nX-Forwarded-Port: 443" })
	void aPageOfTheForwardedOriginIsTheServicesOwn(String forwarded) throws Exception {
		assertThat(get("localhost", forwarded + "\r\nOrigin: https://gremio.cl")).startsWith("HTTP/1.1 200")
			.doesNotContain("Access-Control-Allow");
		assertThat(get("localhost", forwarded + "\r\nOrigin: http://gremio.cl")).startsWith("HTTP/1.1 403");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example",
			"Forwarded: host=\"evil.example:80\"" })
	void aForwardedNameIsNoLessKept(String forwarded) throws Exception {
		assertThat(get("localhost", forwarded)).startsWith("HTTP/1.1 421");
	}

	/** A page on a rebound name can set any forwarded header. */
	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: gremio.cl", "Forwarded: host=localhost" })
	void aReboundNameIsNotHelpedByThem(String forwarded) throws Exception {
		assertThat(get("evil.example", forwarded)).startsWith("HTTP/1.1 421");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Port: x", "X-Forwarded-Host: a b", "X-Forwarded-Host: gremio.cl:x",
			"Forwarded: host=", "X-Forwarded-Proto: \u0000", "X-Forwarded-Host: [", "X-Forwarded-Port: 99999999999",
			"X-Forwarded-Host: ,", "X-Forwarded-Proto: javascript", "Forwarded: ;;;" })
	void whatIsMalformedIsNoFailure(String forwarded) throws Exception {
		assertThat(get("localhost", forwarded)).matches("(?s)HTTP/1.1 (200|4).*");
	}

	private String get(String host, String headers) throws IOException {
		return this.client
			.raw("GET /text HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n\r\n");
	}

}
