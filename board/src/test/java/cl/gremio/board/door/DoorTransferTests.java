package cl.gremio.board.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Streams and bulks pass while they come. */
@SpringBootTest(classes = DoorApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "gremio.board.answer-timeout=3s", "gremio.board.max-transfers=2" })
class DoorTransferTests extends DoorFixture {

	private static final UpstreamStub service = new UpstreamStub();

	private static final String COMMENT = ":\n\n";

	private static final String EVENT = "event: fila\nid: A\ndata: {}\n\n";

	/** Fewer bytes than any buffer on the way holds back. */
	private static final int SOME = 4096;

	@Autowired
	private Transfers transfers;

	@Autowired
	private ApplicationContext context;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		properties.add("gremio.board.services.sales-producer", service::address);
		properties.add("gremio.board.services.location-consumer", service::address);
	}

	@BeforeEach
	void reset() {
		service.answer(200, "[]");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void aStreamPassesAtOnceAndHasNoTimeout() throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		service.answer((exchange) -> {
			begin(exchange);
			exchange.getResponseBody().write(EVENT.getBytes());
			exchange.getResponseBody().flush();
			UpstreamStub.hold(read);
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
		service.answer((exchange) -> {
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
		service.answer((exchange) -> {
			if (exchange.getRequestHeaders().getFirst("Accept").equals("text/event-stream")) {
				begin(exchange);
				exchange.getResponseBody().write(COMMENT.getBytes());
				exchange.getResponseBody().flush();
				UpstreamStub.hold(end);
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
		service.answer(200, "[]");
		await().untilAsserted(() -> assertThat(stream("/carritos").statusCode()).isEqualTo(200));
	}

	@Test
	void aBulkPassesAsItComes() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		service.answer((exchange) -> {
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
		service.answer((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(new byte[100_000]);
			exchange.getResponseBody().flush();
			throw new IOException("The service dies");
		});
		assertThatThrownBy(() -> get("/carritos")).isInstanceOf(IOException.class);
	}

	private static void begin(HttpExchange exchange) throws IOException {
		service.receive(exchange);
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

	private HttpResponse<InputStream> stream(String path) throws Exception {
		return client.send(request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
	}

	/** Opens a stream, once the streams of other tests have passed. */
	private InputStream passing(String path) {
		return await().until(() -> stream(path), (answer) -> answer.statusCode() == 200).body();
	}

}
