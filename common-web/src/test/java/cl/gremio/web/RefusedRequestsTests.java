package cl.gremio.web;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests that wait for too long are refused, and take nobody's turn. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.http.max-requests=" + RefusedRequestsTests.MOST, "gremio.http.max-wait=1ms",
				"gremio.http.retry-after=7s" })
class RefusedRequestsTests {

	static final int MOST = 8;

	private static final String REQUEST = "POST /held HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

	@Autowired
	private TestController controller;

	private final List<Socket> clients = new ArrayList<>();

	private TestClient client;

	@BeforeEach
	void takeAllTurns(@LocalServerPort int port) throws IOException {
		this.client = new TestClient(port);
		for (int i = 0; i < MOST; i++) {
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
	void aRequestThatWaitsForTooLongIsToldWhenToTryAgain() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(this.client.raw(REQUEST)).startsWith("HTTP/1.1 503 ")
				.contains("\r\nContent-Type: application/problem+json\r\n", "\r\nRetry-After: 7\r\n")
				.endsWith("\"detail\":\"Too many requests are under way at the moment.\",\"outcome\":\"not-written\"}");
		}
		assertThat(this.controller.held).hasSize(MOST);
		this.controller.held.forEach((held) -> held.complete(null));
		this.controller.held.clear();
		for (Socket each : this.clients) {
			assertThat(RefusalTests.statusOf(each)).isEqualTo(202);
		}
		await().untilAsserted(() -> {
			assertThat(this.client
				.raw(REQUEST.replace("POST /held", "GET /text").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
				.startsWith("HTTP/1.1 200");
		});
	}

}
