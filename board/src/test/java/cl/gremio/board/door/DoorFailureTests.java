package cl.gremio.board.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that are away, slow or break off. */
@SpringBootTest(classes = DoorApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "gremio.board.answer-timeout=3s")
class DoorFailureTests extends DoorFixture {

	private static final UpstreamStub one = new UpstreamStub();

	private static final UpstreamStub other = new UpstreamStub();

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
		assertThat(Stream.concat(one.received().stream(), other.received().stream()))
			.extracting(UpstreamStub.Received::uri)
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
			UpstreamStub.hold(never);
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

}
