package cl.gremio.web.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import cl.gremio.web.TestApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams over real connections, with a server of few threads. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = { TestApplication.class, EventStreamTests.TestStreams.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "server.tomcat.threads.max=2",
				"server.tomcat.connection-timeout=2s", "gremio.http.max-streams=" + EventStreamTests.MOST })
class EventStreamTests {

	static final int MOST = 20;

	@Autowired
	private EventStreams streams;

	@Autowired
	private TestStreams test;

	@LocalServerPort
	private int port;

	private final List<Socket> sockets = new ArrayList<>();

	@BeforeEach
	void forget() {
		this.test.forget();
	}

	@AfterEach
	void close() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.test.opened.forEach((opened) -> opened.stream.end());
		await().untilAsserted(() -> {
			assertThat(this.streams.free()).isEqualTo(MOST);
			assertThat(this.test.closed).hasValue(this.test.opened.size());
		});
	}

	@Test
	void theHeadAndACommentComeAtOnce() throws IOException {
		BufferedReader answer = open("GET", 64 * 1024);
		assertThat(headOf(answer)).contains("HTTP/1.1 200", "Content-Type: text/event-stream",
				"Cache-Control: no-store", "X-Accel-Buffering: no", "Transfer-Encoding: chunked");
		assertThat(eventOf(answer)).isEqualTo(": open");
	}

	@Test
	void aHeadRequestGetsTheHeadOnly() throws IOException {
		BufferedReader answer = open("HEAD", 64 * 1024);
		assertThat(headOf(answer)).contains("HTTP/1.1 200", "Content-Type: text/event-stream");
		assertThat(this.test.opened).isEmpty();
		assertThat(this.streams.free()).isEqualTo(MOST);
	}

	@Test
	void aBatchComesWhenTheStreamIsWoken() throws IOException {
		BufferedReader answer = openWhole();
		Opened opened = this.test.opened.get(0);
		for (String text : List.of("one", "two", "three")) {
			opened.send(text);
			assertThat(eventOf(answer)).isEqualTo("data: " + text);
		}
	}

	@Test
	void anEndIsInOrderAndAfterTheBatchAtHand() throws IOException {
		BufferedReader answer = openWhole();
		Opened opened = this.test.opened.get(0);
		opened.send("last");
		assertThat(eventOf(answer)).isEqualTo("data: last");
		opened.stream.end();
		assertThat(eventOf(answer)).isEmpty();
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(1));
	}

	@Test
	void aCutEndsTheStreamAndDropsTheRest() throws IOException {
		BufferedReader answer = openWhole();
		Opened opened = this.test.opened.get(0);
		opened.stream.cutOff();
		opened.send("dropped");
		assertThat(eventOf(answer)).isEmpty();
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(1));
	}

	@Test
	void aSourceThatFailsEndsItsStreamOnly() throws IOException {
		BufferedReader answer = openWhole();
		BufferedReader other = openWhole();
		this.test.opened.get(0).failing = true;
		this.test.opened.get(0).stream.wake();
		assertThat(eventOf(answer)).isEmpty();
		this.test.opened.get(1).send("on");
		assertThat(eventOf(other)).isEqualTo("data: on");
	}

	@Test
	void whoGoesAwayIsForgotten() throws IOException {
		openWhole();
		Opened opened = this.test.opened.get(0);
		this.sockets.get(0).close();
		await().untilAsserted(() -> {
			opened.send("anybody?");
			assertThat(this.test.closed).hasValue(1);
		});
	}

	@Test
	void readersThatDoNotReadHoldUpNobodyAndAreCutOff() throws IOException {
		for (int i = 0; i < MOST - 1; i++) {
			headOf(open("GET", 1024));
		}
		BufferedReader answer = openWhole();
		String large = "x".repeat(8_000_000);
		this.test.opened.subList(0, MOST - 1).forEach((opened) -> opened.send(large));
		this.test.opened.get(MOST - 1).send("small");
		assertThat(eventOf(answer)).isEqualTo("data: small");
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(MOST - 1));
		this.test.opened.get(MOST - 1).send("still there");
		assertThat(eventOf(answer)).isEqualTo("data: still there");
	}

	@Test
	void whoIsOneTooManyIsRefused() throws IOException {
		for (int i = 0; i < MOST; i++) {
			openWhole();
		}
		BufferedReader refused = open("GET", 1024);
		assertThat(headOf(refused)).contains("HTTP/1.1 503", "Retry-After: 1",
				"Content-Type: application/problem+json");
	}

	@Test
	void aSourceThatCantBeMadeIsAnError() throws IOException {
		this.test.broken = true;
		assertThat(headOf(open("GET", 1024))).contains("HTTP/1.1 500", "Content-Type: application/problem+json");
	}

	@Test
	void allStreamsEndAtOnceWhenTheServiceStops(CapturedOutput output) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(TestApplication.class, TestStreams.class)
			.run("--server.port=0", "--spring.lifecycle.timeout-per-shutdown-phase=60s");
		TestStreams others = context.getBean(TestStreams.class);
		this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
		BufferedReader reading = openWhole();
		BufferedReader stuck = open("GET", 1024);
		headOf(stuck);
		await().untilAsserted(() -> assertThat(others.opened).hasSize(2));
		others.opened.get(1).send("x".repeat(8_000_000));
		await().until(() -> others.opened.get(1).batches.isEmpty());
		long before = System.nanoTime();
		context.close();
		assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
		assertThat(eventOf(reading)).as("ends in order").isEmpty();
		await().untilAsserted(() -> assertThat(others.closed).hasValue(2));
		assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
	}

	private BufferedReader openWhole() throws IOException {
		int before = this.test.opened.size();
		BufferedReader answer = open("GET", 64 * 1024);
		assertThat(headOf(answer)).contains("HTTP/1.1 200");
		assertThat(eventOf(answer)).isEqualTo(": open");
		assertThat(before).isLessThanOrEqualTo(MOST);
		return answer;
	}

	private BufferedReader open(String method, int receiveBuffer) throws IOException {
		Socket socket = new Socket();
		this.sockets.add(socket);
		socket.setReceiveBufferSize(receiveBuffer);
		socket.connect(new InetSocketAddress("127.0.0.1", this.port));
		socket.setSoTimeout(20_000);
		socket.getOutputStream()
			.write((method + " /stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
				.getBytes(UTF_8));
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
	}

	private static String headOf(BufferedReader answer) throws IOException {
		StringBuilder head = new StringBuilder();
		for (String line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
			head.append(line).append('\n');
		}
		return head.toString();
	}

	/** The lines of the next event, without the sizes of chunks; empty at the end. */
	private static String eventOf(BufferedReader answer) throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = answer.readLine(); line != null && !line.equals("0"); line = answer.readLine()) {
			boolean isChunkSize = line.matches("[0-9a-f]+");
			if (line.isEmpty() && !lines.isEmpty()) {
				// The empty line that ends the chunk
				answer.readLine();
				break;
			}
			else if (!line.isEmpty() && !isChunkSize) {
				lines.add(line);
			}
		}
		return String.join("\n", lines);
	}

	/** A stream with the batches that it is to write. */
	static final class Opened implements BatchSource {

		private final EventStream stream;

		private final Runnable closing;

		private volatile boolean failing;

		private final Queue<byte[]> batches = new ArrayBlockingQueue<>(100_000);

		Opened(EventStream stream, Runnable closing) {
			this.stream = stream;
			this.closing = closing;
		}

		void send(String text) {
			this.batches.add(("data: " + text + "\n\n").getBytes(UTF_8));
			this.stream.wake();
		}

		@Override
		public byte[] next() {
			if (this.failing) {
				throw new IllegalStateException("a secret");
			}
			return this.batches.poll();
		}

		@Override
		public void close() {
			this.closing.run();
		}

	}

	@RestController
	static class TestStreams {

		private final List<Opened> opened = new CopyOnWriteArrayList<>();

		private final AtomicInteger closed = new AtomicInteger();

		private final EventStreams streams;

		private boolean broken;

		TestStreams(EventStreams streams) {
			this.streams = streams;
		}

		void forget() {
			this.opened.clear();
			this.closed.set(0);
			this.broken = false;
		}

		@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.streams.open(request, response, (stream) -> {
				if (this.broken) {
					throw new IllegalStateException("a secret");
				}
				Opened next = new Opened(stream, this.closed::incrementAndGet);
				this.opened.add(next);
				return next;
			});
		}

	}

}
