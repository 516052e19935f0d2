package cl.gremio.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No part of a request appears in the log, and a client's mistake causes no warning.
 * Gremio's own loggers log at TRACE, all others at INFO.
 */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "logging.level.cl.gremio=trace", "management.metrics.use-global-registry=false" })
@ExtendWith(OutputCaptureExtension.class)
class RequestLogTests {

	private static final String PERSON = "zq7person";

	private static final String LOCAL = "Host: localhost\r\nConnection: close\r\n";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "GET /" + PERSON + "\u009b{ HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /members/" + PERSON + "%00 HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /members/" + PERSON + "%0a%1b%c2%9b HTTP/1.1\r\n" + LOCAL + "\r\n",
			"ZQ7PERSON / HTTP/1.1\r\n" + LOCAL + "\r\n", "GET / HTTP/" + PERSON + "\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: " + PERSON + "@\u009b\r\nConnection: close\r\n\r\n",
			"GET / HTTP/1.1\r\n" + LOCAL + "Cookie: a=\"" + PERSON + "\u0001\r\n\r\n",
			"GET / HTTP/1.1\r\n" + LOCAL + "Cookie: " + PERSON + "=\u009b; " + PERSON + "\r\n\r\n",
			"GET / HTTP/1.1\r\n" + LOCAL + PERSON + "\u009b: x\r\n\r\n",
			"GET / HTTP/1.1\r\n" + LOCAL + PERSON + " : x\r\n\r\n",
			"GET /csv?fecha=" + PERSON + "&formato=" + PERSON + " HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /csv?" + PERSON + "=%zz&fecha=%zz HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /csv?" + PERSON + "=%ff HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /nowhere?" + PERSON + "=%zz HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /nowhere?" + PERSON + "=%ff HTTP/1.1\r\n" + LOCAL + "Accept: */*\r\n\r\n",
			"DELETE /csv?" + PERSON + "=%zz HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health?" + PERSON + "=%zz HTTP/1.1\r\n" + LOCAL + "Accept: text/html\r\n\r\n",
			"GET /actuator/health/../" + PERSON + " HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health/..%2f" + PERSON + " HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health/nothing/" + PERSON + " HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health/readiness/" + PERSON + "/x HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health/ping/" + PERSON + "/x HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/metrics/../" + PERSON + " HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator/health/./" + PERSON + "/%00/ HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /actuator//health/" + PERSON + ";a=b/%25 HTTP/1.1\r\n" + LOCAL + "\r\n",
			"OPTIONS * HTTP/1.1\r\n" + LOCAL + "\r\n", "CONNECT " + PERSON + ":80 HTTP/1.1\r\n" + LOCAL + "\r\n",
			"GET /csv HTTP/1.1\r\n" + LOCAL + "Accept: " + PERSON + "\r\n\r\n",
			"POST /sales HTTP/1.1\r\n" + LOCAL + "Content-Length: " + PERSON + "\r\n\r\n",
			"POST /sales HTTP/1.1\r\n" + LOCAL + "Transfer-Encoding: " + PERSON + "\r\n\r\n",
			"POST /sales HTTP/1.1\r\n" + LOCAL + "Content-Type: " + PERSON + "\r\nContent-Length: 1\r\n\r\n{",
			"POST /sales HTTP/1.1\r\n" + LOCAL + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ PERSON + "\r\n",
			"POST /sales HTTP/1.1\r\n" + LOCAL + "Content-Type: application/json\r\nIdempotency-Key: " + PERSON
					+ "\u009b\r\nContent-Length: 22\r\n\r\n{\"client\":" + PERSON + "\u009b}" })
	void noPartOfARequestIsLoggedAndNoMistake(String request, CapturedOutput log) throws Exception {
		for (int again = 0; again < 2; again++) {
			assertThat(new TestClient(this.port).raw(request)).matches("(?s)HTTP/1\\.1 [24].*");
		}
		TestClient client = new TestClient(this.port);
		HttpResponse<String> metrics = client.send(client.request("/actuator/prometheus").build());
		assertThat(metrics.body()).contains("http_server_requests").doesNotContainIgnoringCase(PERSON);
		assertThat(log.getAll()).doesNotContainIgnoringCase(PERSON).doesNotContain(" WARN ", " ERROR ", "\tat ");
	}

	/** The log shows the failure and its stack trace, but not its message. */
	@Test
	void anUnexpectedFailureIsLoggedByItsRoute(CapturedOutput log) throws Exception {
		TestClient client = new TestClient(this.port);
		assertThat(client.send(client.request("/broken?" + PERSON).build()).statusCode()).isEqualTo(500);
		assertThat(log.getAll()).contains("Unexpected failure of /broken", "IllegalStateException: [withheld]",
				"at cl.gremio.web.TestApplication");
		assertThat(log.getAll()).doesNotContain(PERSON, "a secret");
	}

}
