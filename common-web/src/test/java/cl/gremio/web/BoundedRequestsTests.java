package cl.gremio.web;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.web.TestApplication.TestController;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Requests beyond the bound wait for their turn, even where those before hold no thread.
 */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.http.max-requests=" + BoundedRequestsTests.MOST, "gremio.http.max-wait=60s" })
class BoundedRequestsTests {

	static final int MOST = 8;

	private static final int CLIENTS = 30;

	private static final String REQUEST = "POST /held HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

	@Autowired
	private TestController controller;

	private final List<Socket> clients = new ArrayList<>();

	private TestClient client;

	@BeforeEach
	void sendRequests(@LocalServerPort int port) throws IOException {
		this.client = new TestClient(port);
		for (int i = 0; i < CLIENTS; i++) {
			this.clients.add(this.client.open(REQUEST));
		}
		await().until(() -> this.controller.held.size() == MOST);
	}

	@AfterEach
	void close() throws IOException {
		for (Socket each : this.clients) {
			each.close();
		}
	}

	@Test
	void everyRequestIsAnsweredInItsTurn() throws Exception {
		awaitAnswers();
		for (Socket each : this.clients) {
			send(each);
		}
		awaitAnswers();
	}

	private void awaitAnswers() throws IOException {
		answer(CLIENTS);
		for (Socket each : this.clients) {
			String received = "";
			while (!received.endsWith("\r\n\r\n1")) {
				received += new String(each.getInputStream().readNBytes(1), US_ASCII);
			}
			assertThat(received).startsWith("HTTP/1.1 202");
		}
	}

	@Test
	void healthChecksNeedNoTurn() throws Exception {
		for (int i = 0; i < CLIENTS; i++) {
			assertThat(this.client.send(this.client.request("/actuator/health/liveness").build()).statusCode())
				.isEqualTo(200);
		}
		assertThat(this.controller.held).as("the others wait").hasSize(MOST);
		answer(CLIENTS);
	}

	/** Clients leave before and within their turn. */
	@Test
	void clientsThatLeaveKeepNoTurn() throws Exception {
		for (Socket each : this.clients.subList(0, CLIENTS - 1)) {
			each.close();
		}
		answer(CLIENTS);
		assertThat(RefusalTests.statusOf(this.clients.get(CLIENTS - 1))).isEqualTo(202);
	}

	private static void send(Socket socket) throws IOException {
		socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
	}

	/** Answers the requests one by one. No more than the bound are ever under way. */
	private void answer(int requests) {
		for (int left = requests; left > 0; left--) {
			int expected = Math.min(left, MOST);
			soon().until(() -> this.controller.held.size() == expected);
			this.controller.held.remove().complete(null);
		}
	}

	private static ConditionFactory soon() {
		return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
	}

}
