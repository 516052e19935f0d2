package cl.gremio.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.web.TestApplication.TestController;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ManyConnectionsTests {

	private static final int FEW = 100;

	private static final int MANY = 600;

	private static final int ROUNDS = 5;

	private static final byte[] REQUEST = "POST /held HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
		.getBytes(US_ASCII);

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@Autowired
	private TestController controller;

	@LocalServerPort
	private int port;

	/** Tomcat reuses its request objects even while many requests wait. */
	@Test
	void aRequestAllocatesNoMoreWhileManyWait() throws Exception {
		long few = bytesPerRequest(FEW);
		long many = bytesPerRequest(MANY);
		assertThat(many).isLessThan(few + 10_000);
	}

	private long bytesPerRequest(int connections) throws IOException {
		List<Socket> clients = new ArrayList<>();
		try {
			for (int i = 0; i < connections; i++) {
				Socket client = new Socket("127.0.0.1", this.port);
				client.setSoTimeout(20_000);
				clients.add(client);
			}
			post(clients);
			Map<Long, Long> before = allocated();
			for (int i = 0; i < ROUNDS; i++) {
				post(clients);
			}
			long bytes = allocated().entrySet()
				.stream()
				.mapToLong((thread) -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
				.sum();
			return bytes / (ROUNDS * connections);
		}
		finally {
			for (Socket client : clients) {
				client.close();
			}
		}
	}

	/**
	 * Sends one request per connection. All requests wait before the first gets an
	 * answer.
	 */
	private void post(List<Socket> clients) throws IOException {
		for (Socket client : clients) {
			client.getOutputStream().write(REQUEST);
		}
		await().until(() -> this.controller.held.size() == clients.size());
		clients.forEach((client) -> this.controller.held.remove().complete(null));
		for (Socket client : clients) {
			String answer = "";
			while (!answer.endsWith("\r\n\r\n1")) {
				answer += new String(client.getInputStream().readNBytes(1), US_ASCII);
			}
		}
	}

	/** The bytes that each other thread has allocated. A thread that ends is left out. */
	private Map<Long, Long> allocated() {
		Map<Long, Long> allocated = new HashMap<>();
		for (long id : this.threads.getAllThreadIds()) {
			long bytes = this.threads.getThreadAllocatedBytes(id);
			if (bytes >= 0 && id != Thread.currentThread().getId()) {
				allocated.put(id, bytes);
			}
		}
		return allocated;
	}

}
