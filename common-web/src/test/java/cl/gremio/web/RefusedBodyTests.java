package cl.gremio.web;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;

import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A request with a refused body ends, so it does not delay the stop of the service. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RefusedBodyTests {

	@Autowired
	ServletWebServerApplicationContext context;

	@LocalServerPort
	int port;

	@Test
	void aRefusedBodyThatIsSentToItsEndIsOver() throws Exception {
		TestClient client = new TestClient(this.port);
		for (int size : new int[] { 70_000, 700_000 }) {
			assertThat(client.post("/sales", BodyPublishers.ofString("x".repeat(size))).statusCode()).isEqualTo(413);
		}
		awaitNoneUnderWay();
	}

	@Test
	void oneThatIsNeverSentIsOverToo() throws Exception {
		TestClient client = new TestClient(this.port);
		String head = "POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n";
		for (String body : new String[] { "", "x".repeat(100) }) {
			try (Socket socket = client.connect()) {
				socket.getOutputStream().write((head + body).getBytes(UTF_8));
				assertThat(client.readAll(socket)).startsWith("HTTP/1.1 413");
			}
		}
		try (Socket gone = client.connect()) {
			gone.getOutputStream().write(head.getBytes(UTF_8));
		}
		awaitNoneUnderWay();
	}

	private void awaitNoneUnderWay() {
		StandardContext tomcat = (StandardContext) ((TomcatWebServer) this.context.getWebServer()).getTomcat()
			.getHost()
			.findChildren()[0];
		await().until(() -> tomcat.getInProgressAsyncCount() == 0);
	}

}
