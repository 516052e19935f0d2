package cl.gremio.web;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The Accept header of a request never changes the format of an answer. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AcceptTests {

	private TestClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/*", "APPLICATION/JSON",
			"application/json;charset=utf-8", "application/json;charset=\"UTF-8\"", "application/json;version=1",
			"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
			"application/yaml,application/json;q=0.1" })
	void jsonIsAnsweredAsJson(String accept) throws Exception {
		for (String path : new String[] { "/entries?limit=1", "/entries/a" }) {
			assertThat(get(path, accept)).as(path)
				.startsWith("HTTP/1.1 200")
				.contains("Content-Type: application/json\r\n");
		}
		assertThat(get("/actuator/info", accept)).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/yaml", "application/x-yaml", "application/xml", "application/cbor",
			"application/x-jackson-smile", "application/x-protobuf", "application/hal+json", "application/*+json",
			"application/problem+json", "text/plain", "image/png", "application/json;charset=utf-16",
			"application/json;charset=utf-16be", "application/json;charset=nope", "application/json;q=0", "*/*;q=0",
			"nonsense", "/", ";", "*/json", "application/json;q=2", "application/json;q=x", "text/csv" })
	void anythingElseIsNotAcceptable(String accept) throws Exception {
		for (String path : new String[] { "/entries?limit=1", "/entries/a" }) {
			assertThat(get(path, accept)).as(path)
				.startsWith("HTTP/1.1 406")
				.contains("Content-Type: application/problem+json\r\n");
		}
		for (String path : new String[] { "/actuator/info", "/actuator/health", "/actuator/metrics",
				"/actuator/prometheus", "/nowhere" }) {
			assertThat(get(path, accept)).as(path).doesNotStartWith("HTTP/1.1 5");
		}
		assertThat(get("/nowhere", accept)).startsWith("HTTP/1.1 404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-999999999-01-01", "%2B10001-01-01", "10000-01-01", "1969-12-31", "2026-02-30",
			"2026-1-1", "28-11-2026", "20261128", "2026-11-28T00:00", "hoy", "", "2026-11-28%20",
			"%D9%A2%D9%A0%D9%A2%D9%A6-11-28", "2026-11-28,2026-11-28" })
	void aDateHasOneForm(String date) throws Exception {
		assertThat(get("/csv?fecha=" + date, "*/*")).startsWith("HTTP/1.1 400")
			.contains("\"field\":\"fecha\"", "such as 2026-11-28, from 1970-01-01 to 9999-12-31");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fecha=2026-11-28&fecha=2026-11-28", "limit=1&limit=1", "after=a&after=b",
			"estado=activo&estado=activo", "formato=csv&formato=csv", "formato=xml", "formato=",
			"separador=;&separador=;", "separador=;;", "separador=" })
	void aKnownParameterIsGivenOnce(String query) throws Exception {
		assertThat(get("/entries?" + query, "*/*")).startsWith("HTTP/1.1 400")
			.contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", "%3B", ",", "%2C" })
	void aSeparatorArrivesAsItIs(String separator) throws Exception {
		assertThat(get("/entries?separador=" + separator + "&limit=1", "*/*")).startsWith("HTTP/1.1 200")
			.contains("separador=" + separator + "&limit=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x=%zz", "x=%ff", "formato=%zz", "%", "x=%00%c3" })
	void aMalformedQueryIsRefusedWhereTheQueryCounts(String query) throws Exception {
		for (String accept : new String[] { "*/*", "text/html" }) {
			assertThat(get("/nowhere?" + query, accept)).startsWith("HTTP/1.1 404");
		}
		assertThat(get("/entries?" + query, "*/*")).startsWith("HTTP/1.1 400")
			.contains("The query string or the form is malformed.");
	}

	private String get(String path, String accept) throws IOException {
		return this.client
			.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n");
	}

}
