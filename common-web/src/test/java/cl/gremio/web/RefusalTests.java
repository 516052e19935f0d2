package cl.gremio.web;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An early refusal ends its request in Tomcat, so a stop does not wait for the request.
 * These tests read the same count from Tomcat as Spring Boot's graceful shutdown.
 */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "gremio.http.body-timeout=500ms")
class RefusalTests {

	private static final int CLIENTS = 10;

	@Autowired
	ServletWebServerApplicationContext context;

	@Autowired
	TomcatCustomizer customizer;

	@LocalServerPort
	int port;

	@ParameterizedTest
	@EnumSource
	void aRefusalLeavesNothingBehind(Refusal refusal) throws Exception {
		Map<Socket, Ending> clients = new LinkedHashMap<>();
		for (Ending ending : Ending.values()) {
			for (int i = 0; i < CLIENTS; i++) {
				clients.put(refusal.provoke(this.port), ending);
			}
		}
		for (Map.Entry<Socket, Ending> client : clients.entrySet()) {
			assertThat(statusOf(client.getKey())).as("%s", client.getValue()).isEqualTo(refusal.status);
			client.getValue().end(client.getKey());
		}
		await().untilAsserted(() -> assertThat(underWay()).isZero());
		for (Socket client : clients.keySet()) {
			client.close();
		}
		awaitNothingReserved();
	}

	@Test
	void aClientThatGoesAwayWithinItsBodyLeavesNothingBehind() throws Exception {
		for (String length : new String[] { "Content-Length: 1000", "Transfer-Encoding: chunked" }) {
			for (int i = 0; i < CLIENTS; i++) {
				try (Socket client = new Socket("127.0.0.1", this.port)) {
					client.getOutputStream().write(head("POST /sales", "localhost", length).getBytes(UTF_8));
					client.getOutputStream().write("5\r\nab".getBytes(UTF_8));
					client.setSoLinger(i % 2 == 0, 0);
				}
			}
		}
		await().untilAsserted(() -> assertThat(underWay()).isZero());
		awaitNothingReserved();
	}

	private void awaitNothingReserved() {
		await().untilAsserted(() -> assertThat(this.customizer.reserved()).isZero());
	}

	/** Counts the requests under way as a graceful shutdown does. */
	private long underWay() {
		return Arrays.stream(((TomcatWebServer) this.context.getWebServer()).getTomcat().getHost().findChildren())
			.mapToLong((child) -> ((StandardContext) child).getInProgressAsyncCount())
			.sum();
	}

	static int statusOf(Socket socket) throws IOException {
		socket.setSoTimeout(20_000);
		String line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
		assertThat(line).startsWith("HTTP/1.1 ");
		return Integer.parseInt(line.substring(9));
	}

	static String head(String line, String host, String length) {
		return line + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n";
	}

	enum Refusal {

		TOO_LARGE_AND_UNSENT(413, "POST /sales", "localhost", "Content-Length: 9000000", ""),
		TOO_LARGE_AND_PARTLY_SENT(413, "POST /sales", "localhost", "Content-Length: 9000000", " ".repeat(100_000)),
		TOO_LARGE_AND_SENT(413, "POST /sales", "localhost", "Content-Length: 100000", " ".repeat(100_000)),
		TOO_LARGE_IN_A_CHUNK(413, "POST /sales", "localhost", "Transfer-Encoding: chunked",
				"20000\r\n" + " ".repeat(0x20000) + "\r\n"),
		TOO_SLOW(408, "POST /sales", "localhost", "Content-Length: 1000", " "),
		TOO_SLOW_IN_A_CHUNK(408, "POST /sales", "localhost", "Transfer-Encoding: chunked", "5\r\n "),
		NO_SUCH_PATH(404, "POST /nowhere", "localhost", "Content-Length: 9000000", " "),
		NO_SUCH_METHOD(405, "PUT /sales", "localhost", "Transfer-Encoding: chunked", "5\r\n "),
		ANOTHER_HOST(421, "POST /sales", "evil.example", "Content-Length: 9000000", " "),
		ANOTHER_ORIGIN(403, "POST /sales", "localhost", "Origin: https://evil.example\r\nContent-Length: 100000", " "),
		MALFORMED_CHUNK(400, "POST /sales", "localhost", "Transfer-Encoding: chunked", "zz\r\n");

		private final int status;

		private final String request;

		Refusal(int status, String line, String host, String length, String sent) {
			this.status = status;
			this.request = head(line, host, length) + sent;
		}

		Socket provoke(int port) throws IOException {
			Socket socket = new Socket("127.0.0.1", port);
			socket.getOutputStream().write(this.request.getBytes(UTF_8));
			return socket;
		}

	}

	/** The client's behavior after the answer. */
	enum Ending {

		CLOSES {
			@Override
			void end(Socket socket) throws IOException {
				socket.close();
			}
		},
		RESETS {
			@Override
			void end(Socket socket) throws IOException {
				socket.setSoLinger(true, 0);
				socket.close();
			}
		},
		CLOSES_ITS_HALF {
			@Override
			void end(Socket socket) throws IOException {
				socket.shutdownOutput();
			}
		},
		STAYS {
			@Override
			void end(Socket socket) {
				// The client keeps the connection open, and neither reads nor sends
			}
		};

		abstract void end(Socket socket) throws IOException;

	}

}
