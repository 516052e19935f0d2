package cl.gremio.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import cl.gremio.web.list.NonBlockingWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A client that does not read its answer delays no other client. */
@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.tomcat.threads.max=" + SlowReaderTests.THREADS, "server.tomcat.connection-timeout=60s",
				"gremio.http.max-listings=20" })
class SlowReaderTests {

	static final int THREADS = 4;

	private static final int READERS = 20;

	/** More than the buffers of a connection hold. */
	private static final int SMALL_ANSWERS = 1500;

	@Autowired
	private TestApplication.TestController controller;

	@Autowired
	private NonBlockingWriter writer;

	private TestClient client;

	private int port;

	private final List<Socket> readers = new ArrayList<>();

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new TestClient(port);
		this.port = port;
	}

	@AfterEach
	void close() throws IOException {
		for (Socket reader : this.readers) {
			reader.close();
		}
		await().untilAsserted(() -> assertThat(this.writer.free()).isEqualTo(READERS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /endless", "GET /entries?limit=1000", "GET /within?entries=1000000", "POST /large" })
	void othersAreAnsweredWhileNobodyReads(String request) throws Exception {
		for (int i = 0; i < READERS; i++) {
			ask(request);
		}
		for (String path : List.of("/text", "/entries/a", "/actuator/health/readiness", "/nowhere")) {
			assertThat(get(path).statusCode()).as(path).isIn(200, 404);
		}
	}

	/** The answers to many requests on one connection fill its buffers. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /small", "POST /small" })
	void othersAreAnsweredWhileNobodyReadsSmallAnswers(String request) throws Exception {
		for (int i = 0; i < READERS; i++) {
			Socket reader = ask(request);
			reader.getOutputStream().write((head(request).repeat(SMALL_ANSWERS)).getBytes(UTF_8));
		}
		await().until(this.controller.answered::get, (count) -> count > READERS * 10);
		await().during(Duration.ofMillis(300)).until(new Unchanged<>(this.controller.answered::get));
		assertThat(this.controller.answered.get()).isLessThan(READERS * SMALL_ANSWERS);
		for (String path : List.of("/text", "/entries?limit=1000", "/actuator/health/readiness", "/nowhere")) {
			assertThat(get(path).statusCode()).as(path).isIn(200, 404);
		}
	}

	/** These are neither lists nor answers of controllers. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /openapi.yaml", "GET /actuator/metrics", "GET /actuator/prometheus" })
	void othersAreAnsweredWhileNobodyReadsDocuments(String request) throws Exception {
		for (int i = 0; i < THREADS + 1; i++) {
			Socket reader = ask(request);
			reader.getOutputStream().write((head(request).repeat(SMALL_ANSWERS)).getBytes(UTF_8));
		}
		for (String path : List.of("/text", "/entries?limit=1000", "/actuator/health/readiness", "/openapi.yaml")) {
			assertThat(get(path).statusCode()).as(path).isEqualTo(200);
		}
	}

	@Test
	void whoReadsManySmallAnswersLateGetsThemAll() throws Exception {
		Socket reader = ask("GET /small");
		reader.getOutputStream().write((head("GET /small").repeat(SMALL_ANSWERS)).getBytes(UTF_8));
		await().during(Duration.ofMillis(300)).until(new Unchanged<>(this.controller.answered::get));
		long read = 0;
		byte[] buffer = new byte[64 * 1024];
		while (read < (SMALL_ANSWERS + 1) * 7000L) {
			int count = reader.getInputStream().read(buffer);
			assertThat(count).isPositive();
			read += new String(buffer, 0, count, US_ASCII).chars().filter((character) -> character == 'x').count();
		}
		assertThat(read).isEqualTo((SMALL_ANSWERS + 1) * 7000L);
	}

	@Test
	void pagesAndListsAreAnsweredWhileOthersAreNotRead() throws Exception {
		for (int i = 0; i < READERS - 1; i++) {
			ask("GET /endless");
		}
		assertThat(get("/entries").body()).endsWith("\"number\":1999}]");
		assertThat(get("/entries?limit=1000").body()).endsWith("\"number\":999}]");
	}

	@Test
	void whoIsOneTooManyIsToldSoAtOnce() throws Exception {
		for (int i = 0; i < READERS; i++) {
			ask("GET /endless");
		}
		await().until(() -> this.writer.free() == 0);
		HttpResponse<String> refused = get("/entries");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(get("/entries?limit=5").statusCode()).as("a short one").isEqualTo(200);
		this.readers.get(0).close();
		await().untilAsserted(() -> assertThat(get("/entries").statusCode()).isEqualTo(200));
	}

	@Test
	void whoReadsSlowlyGetsTheWholeList() throws Exception {
		Socket reader = ask("GET /entries");
		InputStream input = reader.getInputStream();
		StringBuilder text = new StringBuilder();
		while (text.length() < 5 || !text.substring(text.length() - 5).equals("0\r\n\r\n")) {
			text.append((char) input.read());
		}
		assertThat(text).contains("\"number\":0}", "\"number\":1999}]");
	}

	/** Opens a reader that reads only the beginning of its answer. */
	private Socket ask(String request) throws IOException {
		Socket reader = new Socket();
		this.readers.add(reader);
		reader.setReceiveBufferSize(1024);
		reader.connect(new InetSocketAddress("127.0.0.1", this.port));
		reader.getOutputStream().write(head(request).getBytes(UTF_8));
		reader.setSoTimeout(20_000);
		assertThat(new String(reader.getInputStream().readNBytes(11), US_ASCII)).startsWith("HTTP/1.1 20");
		return reader;
	}

	private static String head(String request) {
		return request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(this.client.request(path).build());
	}

	/** Whether a value is the same as at the last call. */
	private static final class Unchanged<T> implements Callable<Boolean> {

		private final Supplier<T> value;

		private T last;

		private Unchanged(Supplier<T> value) {
			this.value = value;
		}

		@Override
		public Boolean call() {
			T before = this.last;
			this.last = this.value.get();
			return this.last.equals(before);
		}

	}

}
