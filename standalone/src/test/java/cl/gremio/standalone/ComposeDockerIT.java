package cl.gremio.standalone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Starts {@code docker-compose.yml} and does what a user would do. */
@EnabledIf("cl.gremio.standalone.Compose#isThere")
@Timeout(1800)
class ComposeDockerIT {

	private static final Map<Service, List<String>> RESULTS = Map.of(Service.MEMBERS_CONSUMER,
			List.of("/listmemberpre", "/listmembernopre"), Service.SALES_CONSUMER,
			List.of("/ventadiaria", "/ventadiaria/total"), Service.STOCK_CONSUMER, List.of("/stock", "/reposicion"),
			Service.LOCATION_CONSUMER, List.of("/profugos"));

	private static Compose compose;

	private static HttpCalls calls;

	@BeforeAll
	static void bringUp() throws Exception {
		compose = Compose.up("docker-compose.yml", Map.of());
		calls = new HttpCalls((service) -> compose.port(service.label()));
	}

	@AfterAll
	static void takeDown() throws Exception {
		if (compose != null) {
			compose.close();
		}
	}

	@Test
	void itGivesTheToursAnswersAndAllOfThemAgainAfterEverythingWasAway() throws Exception {
		Tour.ENGLISH.take(calls);
		KafkaLog log = new KafkaLog("127.0.0.1:" + compose.port("kafka"));
		assertThat(log.read(Topics.SALES)).as("read by a program of the host").hasSize(5);
		Map<String, String> before = results();
		Set<String> ids = instanceIds();
		compose.kill("sales-consumer");
		compose.down();
		compose.up();
		await().untilAsserted(() -> assertThat(results()).isEqualTo(before));
		assertThat(instanceIds()).isEqualTo(ids).hasSize(Service.values().length - 1);
	}

	@Test
	void aServiceIsNobodyInItsContainerAndCanWriteItsDataOnly() throws Exception {
		assertThat(compose.exec("stock-consumer", "id", "-u")).isEqualTo("10001\n");
		assertThat(compose.exec("stock-consumer", "bash", "-c",
				"for d in / /gremio /etc /data /tmp; do (: >$d/x) 2>/dev/null && echo $d; done; true"))
			.isEqualTo("/data\n/tmp\n");
	}

	private static Map<String, String> results() {
		return RESULTS.entrySet()
			.stream()
			.flatMap((routes) -> routes.getValue().stream().map((route) -> Map.entry(routes.getKey(), route)))
			.collect(Collectors.toMap(Map.Entry::getValue,
					(route) -> calls.get(route.getKey(), route.getValue()).body()));
	}

	/** By its id, a service keeps its transactions and its place in its group. */
	private static Set<String> instanceIds() {
		return Stream.of(Service.values()).filter((service) -> service != Service.BOARD).map((service) -> {
			try {
				return service + " " + compose.exec(service.label(), "cat", "/data/instance-id");
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}).collect(Collectors.toSet());
	}

}
