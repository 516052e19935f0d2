package cl.gremio.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import cl.gremio.web.TestApplication.TestController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "gremio.http.body-timeout=500ms", "gremio.http.listing-timeout=500ms" })
@ExtendWith(OutputCaptureExtension.class)
class BadClientTests {

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":3,"stock":40,"ubicacion":"x","patente_carro":"ab12"}""";

	@Autowired
	TestController controller;

	private TestClient client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
	}

	@Test
	void anOversizedBodyIsRefusedChunkedOrNot() throws Exception {
		byte[] body = (SALE + " ".repeat(1_000_000)).getBytes(UTF_8);
		HttpResponse<String> known = this.client.post("/sales", BodyPublishers.ofByteArray(body));
		HttpResponse<String> chunked = this.client.post("/sales",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
		assertThat(known.statusCode()).isEqualTo(413);
		assertThat(chunked.statusCode()).isEqualTo(413);
		assertThat(chunked.body()).contains("\"status\":413");
	}

	@Test
	void anEndlessBodyIsCutOff() throws Exception {
		try (Socket socket = this.client.connect()) {
			OutputStream output = socket.getOutputStream();
			output.write(head("Transfer-Encoding: chunked"));
			byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(UTF_8);
			long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
			assertThatIOException().isThrownBy(() -> {
				while (System.nanoTime() < deadline) {
					output.write(chunk);
				}
			});
		}
	}

	@Test
	void aSlowBodyIsRefused() throws Exception {
		assertThat(trickle("/sales", 1000)).startsWith("HTTP/1.1 408").contains("application/problem+json");
	}

	@Test
	void aClientThatIsRefusedCanNotHoldTheConnectionBySendingSlowly() throws Exception {
		assertThat(trickle("/nowhere", 1000)).startsWith("HTTP/1.1 404");
		assertThat(trickle("/sales", 100_000)).startsWith("HTTP/1.1 413");
	}

	@Test
	void aClientThatTricklesChunksIsRefused() throws Exception {
		assertThat(chunks("/sales")).startsWith("HTTP/1.1 408").contains("application/problem+json");
		assertThat(chunks("/nowhere")).startsWith("HTTP/1.1 404");
	}

	@Test
	void aBrokenChunkIsRefused() throws Exception {
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream().write(head("Transfer-Encoding: chunked"));
			socket.getOutputStream().write("1\r\n{\r\nzz\r\n".getBytes(UTF_8));
			assertThat(this.client.readAll(socket)).startsWith("HTTP/1.1 400").contains("application/problem+json");
		}
	}

	@Test
	void whatABrowserMayReadItMayAlsoReadOfARefusal() throws Exception {
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream().write(head("Origin: http://localhost:5173\r\nContent-Length: 1000000"));
			assertThat(this.client.readAll(socket)).startsWith("HTTP/1.1 413")
				.contains("Access-Control-Allow-Origin: http://localhost:5173", "Connection: close");
		}
	}

	@Test
	void theAnswerReachesAClientThatIsStillSending() throws Exception {
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream().write(head("Content-Length: 8000000"));
			socket.getOutputStream().write(new byte[4_000_000]);
			assertThat(this.client.readAll(socket)).startsWith("HTTP/1.1 413");
		}
	}

	@Test
	void aRefusedBodyLeavesTheConnectionInOrder() throws Exception {
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream()
				.write(("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
						+ "GET /text HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(UTF_8));
			assertThat(this.client.readAll(socket)).contains("HTTP/1.1 404", "HTTP/1.1 200")
				.doesNotContain("HTTP/1.1 400");
		}
	}

	@Test
	void aListThatBreaksOffIsNotTakenForWhole() throws Exception {
		assertThatIOException().isThrownBy(() -> this.client.send(this.client.request("/interrupted").build()));
	}

	@Test
	void aListThatIsReadForTooLongIsCutOff(CapturedOutput output) throws Exception {
		int before = this.controller.closed.get();
		assertThatIOException().isThrownBy(() -> this.client.discard("/endless"));
		await().untilAsserted(() -> assertThat(this.controller.closed.get()).isGreaterThan(before));
		assertThat(output.getAll()).doesNotContain("ERROR", "/endless");
	}

	@Test
	void aClientThatGoesAwayIsNoError(CapturedOutput output) throws Exception {
		int before = this.controller.closed.get();
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream().write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
			socket.getInputStream().readNBytes(100_000);
		}
		await().untilAsserted(() -> assertThat(this.controller.closed.get()).isGreaterThan(before));
		assertThat(this.client.send(this.client.request("/text").build()).statusCode()).isEqualTo(200);
		assertThat(output.getAll()).doesNotContain("ClientAbort", "Broken pipe", "reset by peer", "/endless");
	}

	private String trickle(String path, int length) throws IOException {
		return trickle(path, "Content-Length: " + length, " ");
	}

	private String chunks(String path) throws IOException {
		return trickle(path, "Transfer-Encoding: chunked", "1\r\n \r\n");
	}

	private String trickle(String path, String length, String drop) throws IOException {
		try (Socket socket = this.client.connect()) {
			socket.getOutputStream().write(head(path, length));
			socket.setSoTimeout(100);
			long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
			StringBuilder answer = new StringBuilder();
			while (System.nanoTime() < deadline) {
				try {
					int read = socket.getInputStream().read();
					if (read == -1) {
						return answer.toString();
					}
					answer.append((char) read);
				}
				catch (SocketTimeoutException ex) {
					socket.getOutputStream().write(drop.getBytes(UTF_8));
				}
				catch (SocketException ex) {
					return answer.toString();
				}
			}
			throw new AssertionError("The connection is still open");
		}
	}

	private static byte[] head(String header) {
		return head("/sales", header);
	}

	private static byte[] head(String path, String header) {
		return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
				+ "\r\n\r\n")
			.getBytes(UTF_8);
	}

}
