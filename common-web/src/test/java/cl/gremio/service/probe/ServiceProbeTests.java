package cl.gremio.service.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceProbeTests {

	private final ServiceProbe probe = new ServiceProbe(Duration.ofSeconds(5));

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void aConsumerTellsItsLagAndItsDeadLetters() {
		answer("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
		answer("/actuator/metrics/gremio.log.behind", 200,
				"{\"measurements\":[{\"statistic\":\"VALUE\",\"value\":1.5}]}");
		answer("/actuator/metrics/gremio.dead.letters.recorded", 200,
				"{\"measurements\":[{\"statistic\":\"COUNT\",\"value\":3.0}]}");
		assertThat(ask()).isEqualTo(new InstanceState(true, true, List.of(), 1.5, 3L, false));
	}

	@Test
	void aProducerHasNeither() {
		answer("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
		assertThat(ask()).isEqualTo(new InstanceState(true, true, List.of(), null, null, false));
	}

	@Test
	void aLagThatIsNotKnownIsNone() {
		answer("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
		answer("/actuator/metrics/gremio.log.behind", 200,
				"{\"measurements\":[{\"statistic\":\"VALUE\",\"value\":\"NaN\"}]}");
		assertThat(ask().lag()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void aServiceThatNeedsAKeyTellsOnlyWhetherItIsReady(int status) {
		answer("/actuator/health/readiness", 200, "{\"status\":\"UP\"}");
		answer("/actuator/metrics", status, "{\"status\":" + status + "}");
		assertThat(ask()).isEqualTo(new InstanceState(true, true, List.of(), null, null, true));
	}

	@Test
	void aServiceThatIsNotReadyTellsWhy() {
		answer("/actuator/health/readiness", 503, "{\"status\":\"DOWN\",\"components\":{"
				+ "\"kafka\":{\"status\":\"DOWN\"},\"readinessState\":{\"status\":\"UP\"}}}");
		assertThat(ask()).isEqualTo(new InstanceState(true, false, List.of("kafka"), null, null, false));
	}

	@Test
	void aServiceThatDoesNotAnswerIsAway() {
		this.server.stop(0);
		assertThat(ask()).isEqualTo(InstanceState.AWAY);
	}

	private InstanceState ask() {
		return this.probe.ask(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort())).join();
	}

	private void answer(String path, int status, String json) {
		this.server.createContext(path, (exchange) -> {
			byte[] body = json.getBytes(UTF_8);
			exchange.sendResponseHeaders(status, body.length);
			try (OutputStream output = exchange.getResponseBody()) {
				output.write(body);
			}
		});
	}

}
