package cl.gremio.board.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Services that are away, slow or break off, and streams. */
@SpringBootTest(classes = DoorApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "gremio.board.answer-timeout=3s", "gremio.board.max-transfers=2" })
@Timeout(60)
class DoorFailureTests {

	private static final String COMMENT = ":\n\n";

	private static final String EVENT = "event: fila\nid: A\ndata: {}\n\n";

	/** Fewer bytes than any buffer on the way holds back. */
	private static final int SOME = 4096;

	private static final UpstreamStub one = new UpstreamStub();

	private static final UpstreamStub other = new UpstreamStub();

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	@Autowired
	private Transfers transfers;

	@Autowired
	private ApplicationContext context;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		URI away = nobody();
		properties.add("gremio.board.services.members-producer", () -> away + "," + one.address());
		properties.add("gremio.board.services.members-consumer", () -> away + "," + one.address());
		properties.add("gremio.board.services.sales-producer", () -> one.address());
		properties.add("gremio.board.services.sales-consumer", () -> away);
		properties.add("gremio.board.services.stock-producer", () -> one.address() + "," + other.address());
		properties.add("gremio.board.services.stock-consumer", () -> one.address() + "," + other.address());
		properties.add("gremio.board.services.location-producer", () -> away);
		properties.add("gremio.board.services.location-consumer", () -> one.address());
	}

	/** An address on which nobody listens. */
	private static URI nobody() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return URI.create("http://127.0.0.1:" + socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeEach
	void reset() {
		one.answer(200, "[]");
		other.answer(200, "[]");
	}

	@AfterAll
	static void stop() {
		one.close();
		other.close();
	}

	@Test
	void anotherInstanceIsTriedWhereOneDoesNotConnect() throws Exception {
		for (int i = 0; i < 4; i++) {
			assertThat(get("/listmemberpre").statusCode()).isEqualTo(200);
			assertThat(post("/new_member", "{}").statusCode()).isEqualTo(200);
		}
		assertThat(one.received()).hasSize(8)
			.filteredOn((request) -> request.method().equals("POST"))
			.extracting(UpstreamStub.Received::body)
			.containsOnly("{}");
	}

	@Test
	void noOtherInstanceIsTriedWhereOneBreaksOff() throws Exception {
		one.answer((exchange) -> {
			one.receive(exchange);
			exchange.close();
		});
		other.answer((exchange) -> {
			other.receive(exchange);
			exchange.close();
		});
		HttpResponse<String> answer = post("/stock", "{}");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).contains("The stock-producer does not answer", "\"outcome\":\"unknown\"",
				"retry with the same Idempotency-Key");
		assertThat(answer.headers().firstValue("Retry-After")).contains("1");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(get("/stock").body()).contains("The stock-consumer does not answer").doesNotContain("outcome");
		// A bulk of another test may still be on its way
		assertThat(Stream.concat(one.received().stream(), other.received().stream()))
			.extracting(UpstreamStub.Received::uri)
			.filteredOn((uri) -> !uri.equals("/sales"))
			.containsExactly("/stock", "/stock");
	}

	@Test
	void anEventThatNoInstanceTookIsCertainlyNotWritten() throws Exception {
		HttpResponse<String> answer = post("/captura", "{}");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).contains("1");
		assertThat(answer.body()).contains("The location-producer does not answer", "\"outcome\":\"not-written\"")
			.doesNotContain("Idempotency-Key");
	}

	@Test
	void aConsumerThatIsAwayIsNamed() throws Exception {
		HttpResponse<String> answer = get("/ventadiaria");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).contains("1");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"status\":503", "The sales-consumer does not answer")
			.doesNotContain("outcome");
	}

	@Test
	void aServiceThatDoesNotAnswerInTimeIsAway() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		one.answer((exchange) -> {
			one.receive(exchange);
			hold(never);
		});
		try {
			HttpResponse<String> answer = post("/sales", "{}");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).contains("The sales-producer does not answer", "\"outcome\":\"unknown\"");
		}
		finally {
			never.countDown();
		}
	}

	@Test
	void aStreamPassesAtOnceAndHasNoTimeout() throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		one.answer((exchange) -> {
			begin(exchange);
			exchange.getResponseBody().write(EVENT.getBytes());
			exchange.getResponseBody().flush();
			hold(read);
			exchange.getResponseBody().write("event: listo\n\n".getBytes());
			exchange.close();
		});
		long started = System.nanoTime();
		HttpResponse<InputStream> answer = stream("/carritos");
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
		assertThat(new String(answer.body().readNBytes(EVENT.length()))).isEqualTo(EVENT);
		Duration longerThanATimeout = Duration.ofMillis(3500);
		await().pollDelay(longerThanATimeout).until(() -> System.nanoTime() - started > longerThanATimeout.toNanos());
		read.countDown();
		assertThat(new String(answer.body().readAllBytes())).isEqualTo("event: listo\n\n");
	}

	@Test
	void aStreamThatItsReaderLeavesEndsAtTheService() throws Exception {
		CountDownLatch cut = new CountDownLatch(1);
		one.answer((exchange) -> {
			begin(exchange);
			endlessly(exchange, cut);
		});
		HttpResponse<InputStream> answer = stream("/carritos");
		answer.body().read();
		answer.body().close();
		assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void moreStreamsThanMayPassAreRefusedAndHoldUpNobody() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		one.answer((exchange) -> {
			if (exchange.getRequestHeaders().getFirst("Accept").equals("text/event-stream")) {
				begin(exchange);
				exchange.getResponseBody().write(COMMENT.getBytes());
				exchange.getResponseBody().flush();
				hold(end);
			}
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		try (InputStream first = passing("/carritos"); InputStream second = passing("/profugos")) {
			HttpResponse<InputStream> third = stream("/carritos");
			assertThat(third.statusCode()).isEqualTo(503);
			assertThat(third.headers().firstValue("Retry-After")).contains("1");
			assertThat(new String(third.body().readAllBytes())).contains("Too many streams");
			assertThat(send(request("/carritos").header("Accept", "application/json")).statusCode()).isEqualTo(200);
			this.transfers.onApplicationEvent(new ContextClosedEvent(this.context));
			assertThat(new String(first.readAllBytes())).as("ends when the board stops").isEqualTo(COMMENT);
			assertThat(new String(second.readAllBytes())).isEqualTo(COMMENT);
		}
		finally {
			end.countDown();
		}
		one.answer(200, "[]");
		await().untilAsserted(() -> assertThat(stream("/carritos").statusCode()).isEqualTo(200));
	}

	@Test
	void aBulkPassesAsItComes() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		one.answer((exchange) -> {
			long length = exchange.getRequestBody().readNBytes(SOME).length;
			begun.countDown();
			length += exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
			UpstreamStub.send(exchange, 202, "length " + length);
		});
		byte[] bulk = new byte[13 * 1024 * 1024];
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(20_000);
			OutputStream output = socket.getOutputStream();
			output.write(("POST /sales HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
					+ "Content-Length: " + bulk.length + "\r\nConnection: close\r\n\r\n")
				.getBytes());
			int some = 8 * SOME;
			output.write(bulk, 0, some);
			assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
			output.write(bulk, some, bulk.length - some);
			assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 202 ")
				.endsWith("length " + bulk.length);
		}
	}

	@Test
	void aBulkThatIsTooLargeIsRefused() throws Exception {
		byte[] large = new byte[17 * 1024 * 1024];
		for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(large),
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
			HttpResponse<String> answer = send(
					request("/sales").header("Content-Type", "application/x-ndjson").POST(body));
			assertThat(answer.statusCode()).isEqualTo(413);
		}
	}

	@Test
	void anAnswerThatAServiceBreaksOffDoesNotLookWhole() {
		one.answer((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(new byte[100_000]);
			exchange.getResponseBody().flush();
			throw new IOException("The service dies");
		});
		assertThatThrownBy(() -> get("/carritos")).isInstanceOf(IOException.class);
	}

	private static void begin(HttpExchange exchange) throws IOException {
		one.receive(exchange);
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
	}

	private static void endlessly(HttpExchange exchange, CountDownLatch cut) {
		try {
			while (true) {
				exchange.getResponseBody().write(EVENT.getBytes());
				exchange.getResponseBody().flush();
			}
		}
		catch (IOException ex) {
			cut.countDown();
		}
	}

	private static void hold(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(request(path));
	}

	private HttpResponse<String> post(String path, String json) throws Exception {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	private HttpResponse<InputStream> stream(String path) throws Exception {
		return client.send(request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
	}

	/** Opens a stream, once the streams of other tests have passed. */
	private InputStream passing(String path) {
		return await().until(() -> stream(path), (answer) -> answer.statusCode() == 200).body();
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return client.send(request.build(), BodyHandlers.ofString());
	}

}
