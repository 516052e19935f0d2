package cl.gremio.web;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

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
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "gremio.http.max-received=1MB")
class RefusedBodyTests {

	private static final int BODIES = 40;

	/** 50,000 bytes take up to 61 KB of the megabyte: at most twenty fit. */
	private static final int BODIES_IN_MEMORY = 20;

	@Autowired
	ServletWebServerApplicationContext context;

	@Autowired
	TomcatCustomizer customizer;

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

	/** Bodies on their way stay there: their clients have 30 seconds to send the rest. */
	@Test
	void bodiesBeyondTheMemoryAreRefusedAndLeaveNothingBehind() throws Exception {
		List<Socket> clients = new ArrayList<>();
		String head = RefusalTests.head("POST /sales", "localhost", "Content-Length: 60000");
		for (int i = 0; i < BODIES; i++) {
			Socket client = new Socket("127.0.0.1", this.port);
			client.getOutputStream().write((head + " ".repeat(50_000)).getBytes(UTF_8));
			clients.add(client);
		}
		int refused = BODIES - BODIES_IN_MEMORY;
		await().until(() -> answered(clients).size() >= refused);
		for (Socket client : answered(clients)) {
			assertThat(RefusalTests.statusOf(client)).isEqualTo(503);
		}
		for (Socket client : clients) {
			client.close();
		}
		awaitNoneUnderWay();
		await().untilAsserted(() -> assertThat(this.customizer.reserved()).isZero());
	}

	private static List<Socket> answered(List<Socket> clients) throws IOException {
		List<Socket> answered = new ArrayList<>();
		for (Socket client : clients) {
			if (client.getInputStream().available() > 0) {
				answered.add(client);
			}
		}
		return answered;
	}

	private void awaitNoneUnderWay() {
		StandardContext tomcat = (StandardContext) ((TomcatWebServer) this.context.getWebServer()).getTomcat()
			.getHost()
			.findChildren()[0];
		await().until(() -> tomcat.getInProgressAsyncCount() == 0);
	}

}
