package cl.gremio.web.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.web.TestApplication;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams over real connections, with a server of few threads. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = { TestApplication.class, TestStreams.class },
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

	private final List<StreamClient> clients = new ArrayList<>();

	@BeforeEach
	void forget() {
		this.test.forget();
	}

	@AfterEach
	void close() throws IOException {
		for (StreamClient client : this.clients) {
			client.close();
		}
		this.test.opened.forEach((opened) -> opened.stream.end());
		await().untilAsserted(() -> {
			assertThat(this.streams.free()).isEqualTo(MOST);
			assertThat(this.test.closed).hasValue(this.test.opened.size());
		});
	}

	@Test
	void theHeadAndACommentComeAtOnce() throws IOException {
		StreamClient answer = open("GET", 64 * 1024);
		assertThat(answer.head()).contains("HTTP/1.1 200", "Content-Type: text/event-stream", "Cache-Control: no-store",
				"X-Accel-Buffering: no", "Transfer-Encoding: chunked");
		assertThat(answer.event()).isEqualTo(": open");
	}

	@Test
	void aHeadRequestGetsTheHeadOnly() throws IOException {
		StreamClient answer = open("HEAD", 64 * 1024);
		assertThat(answer.head()).contains("HTTP/1.1 200", "Content-Type: text/event-stream");
		assertThat(this.test.opened).isEmpty();
		assertThat(this.streams.free()).isEqualTo(MOST);
	}

	@Test
	void aBatchComesWhenTheStreamIsWoken() throws IOException {
		StreamClient answer = openWhole();
		OpenedStream opened = this.test.opened.get(0);
		for (String text : List.of("one", "two", "three")) {
			opened.send(text);
			assertThat(answer.event()).isEqualTo("data: " + text);
		}
	}

	@Test
	void anEndIsInOrderAndAfterTheBatchAtHand() throws IOException {
		StreamClient answer = openWhole();
		OpenedStream opened = this.test.opened.get(0);
		opened.send("last");
		assertThat(answer.event()).isEqualTo("data: last");
		opened.stream.end();
		assertThat(answer.event()).isEmpty();
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(1));
	}

	@Test
	void aCutEndsTheStreamAndDropsTheRest() throws IOException {
		StreamClient answer = openWhole();
		OpenedStream opened = this.test.opened.get(0);
		opened.stream.cutOff();
		opened.send("dropped");
		assertThat(answer.event()).isEmpty();
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(1));
	}

	@Test
	void aSourceThatFailsEndsItsStreamOnly() throws IOException {
		StreamClient answer = openWhole();
		StreamClient other = openWhole();
		this.test.opened.get(0).failing = true;
		this.test.opened.get(0).stream.wake();
		assertThat(answer.event()).isEmpty();
		this.test.opened.get(1).send("on");
		assertThat(other.event()).isEqualTo("data: on");
	}

	@Test
	void whoGoesAwayIsForgotten() throws IOException {
		openWhole();
		OpenedStream opened = this.test.opened.get(0);
		this.clients.get(0).close();
		await().untilAsserted(() -> {
			opened.send("anybody?");
			assertThat(this.test.closed).hasValue(1);
		});
	}

	@Test
	void readersThatDoNotReadHoldUpNobodyAndAreCutOff() throws IOException {
		for (int i = 0; i < MOST - 1; i++) {
			open("GET", 1024).head();
		}
		StreamClient answer = openWhole();
		String large = "x".repeat(8_000_000);
		this.test.opened.subList(0, MOST - 1).forEach((opened) -> opened.send(large));
		this.test.opened.get(MOST - 1).send("small");
		assertThat(answer.event()).isEqualTo("data: small");
		await().untilAsserted(() -> assertThat(this.test.closed).hasValue(MOST - 1));
		this.test.opened.get(MOST - 1).send("still there");
		assertThat(answer.event()).isEqualTo("data: still there");
	}

	@Test
	void whoIsOneTooManyIsRefused() throws IOException {
		for (int i = 0; i < MOST; i++) {
			openWhole();
		}
		StreamClient refused = open("GET", 1024);
		assertThat(refused.head()).contains("HTTP/1.1 503", "Retry-After: 1", "Content-Type: application/problem+json");
	}

	@Test
	void aSourceThatCantBeMadeIsAnError() throws IOException {
		this.test.broken = true;
		assertThat(open("GET", 1024).head()).contains("HTTP/1.1 500", "Content-Type: application/problem+json");
	}

	@Test
	void allStreamsEndAtOnceWhenTheServiceStops(CapturedOutput output) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(TestApplication.class, TestStreams.class)
			.run("--server.port=0", "--spring.lifecycle.timeout-per-shutdown-phase=60s");
		TestStreams others = context.getBean(TestStreams.class);
		this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
		StreamClient reading = openWhole();
		StreamClient stuck = open("GET", 1024);
		stuck.head();
		await().untilAsserted(() -> assertThat(others.opened).hasSize(2));
		others.opened.get(1).send("x".repeat(8_000_000));
		await().until(() -> others.opened.get(1).batches.isEmpty());
		long before = System.nanoTime();
		context.close();
		assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
		assertThat(reading.event()).as("ends in order").isEmpty();
		await().untilAsserted(() -> assertThat(others.closed).hasValue(2));
		assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
	}

	private StreamClient openWhole() throws IOException {
		StreamClient client = open("GET", 64 * 1024);
		assertThat(client.head()).contains("HTTP/1.1 200");
		assertThat(client.event()).isEqualTo(": open");
		return client;
	}

	private StreamClient open(String method, int receiveBuffer) throws IOException {
		StreamClient client = new StreamClient(this.port, method, receiveBuffer);
		this.clients.add(client);
		return client;
	}

}
