package cl.gremio.web;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Health checks are answered while all of Tomcat's threads are taken. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.tomcat.threads.max=4", "server.tomcat.connection-timeout=60s" })
class HealthFirstTests {

	private static final int CLIENTS = 20;

	private static final String BLOCKING = "GET /blocking HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@Autowired
	private TestApplication.TestController controller;

	@Autowired
	private ServletWebServerApplicationContext context;

	private final CountDownLatch released = new CountDownLatch(1);

	private final List<Socket> clients = new ArrayList<>();

	private TestClient client;

	@BeforeEach
	void takeAllThreads(@LocalServerPort int port) throws IOException {
		this.client = new TestClient(port);
		this.controller.block(this.released);
		for (int i = 0; i < CLIENTS; i++) {
			send(BLOCKING);
		}
		await().until(() -> submitted() == CLIENTS);
	}

	@AfterEach
	void release() throws IOException {
		this.released.countDown();
		for (Socket each : this.clients) {
			assertThat(RefusalTests.statusOf(each)).isEqualTo(200);
			each.close();
		}
	}

	private Socket send(String request) throws IOException {
		Socket socket = this.client.open(request);
		this.clients.add(socket);
		return socket;
	}

	/** The requests that have a thread or wait for one. */
	private int submitted() {
		TomcatWebServer server = (TomcatWebServer) this.context.getWebServer();
		return ((ThreadPoolExecutor) server.getTomcat().getConnector().getProtocolHandler().getExecutor())
			.getSubmittedCount();
	}

	@Test
	void healthChecksAreAnswered() throws Exception {
		for (int round = 0; round < 20; round++) {
			for (String path : List.of("", "/liveness", "/readiness", "/readiness?x=1")) {
				assertThat(this.client.send(this.client.request("/actuator/health" + path).build()).statusCode())
					.as(path)
					.isEqualTo(200);
			}
		}
		assertThat(submitted()).as("the other requests wait").isEqualTo(CLIENTS);
	}

	/** A request after a health check on its connection gets no reserved thread. */
	@Test
	void healthChecksAreAnsweredWhileOthersFollowThem() throws Exception {
		String health = BLOCKING.replace("/blocking", "/actuator/health/liveness");
		for (int i = 0; i < CLIENTS; i++) {
			assertThat(this.client.raw(health + BLOCKING)).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1");
		}
	}

	@Test
	void otherRequestsWaitAndLoseNothing() throws Exception {
		for (String request : List.of("GET /text", "GET /actuator/info", "HEAD /text")) {
			send(request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
		}
		await().until(() -> submitted() == CLIENTS + 3);
	}

}
