package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that retry with an {@code Idempotency-Key}: at once, at another instance, with
 * another body, and after a restart of everything.
 */
@Timeout(300)
class ClientRetriesIT {

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":%s,"stock":50,"ubicacion":"Plaza","patente_carro":"%s"}""";

	private static final String STOCK = """
			{"patente_carro":"%s","stock":3}""";

	private static final String REPORT = """
			{"patente":"%s","ubicacion":"%s","denuncia":%s}""";

	private static final String CAPTURE = """
			{"patente":"%s"}""";

	private static final String MEMBER = """
			{"name":"Rosa","lastname":"Diaz","dni":"%s","mail":"r@g.cl","patente":"m","premium":%s}""";

	@TempDir
	private Path folder;

	private Options options;

	private Standalone platform;

	private HttpCalls calls;

	private final List<ServiceInstance> others = new ArrayList<>();

	@BeforeEach
	void startTwoInstancesOfEachProducer() throws Exception {
		Options free = Options.onFreePorts(this.folder.resolve("data"), Map.of());
		// The broker's port lies below the clients' ports. Otherwise a second instance,
		// which looks for the broker during a restart, could take the port.
		this.options = new Options(free.data(), free.bind(), free.ports().withBroker(FreePort.choose()),
				free.properties());
		this.platform = Standalone.start(this.options);
		this.calls = new HttpCalls(this.platform);
		for (Service producer : List.of(Service.SALES_PRODUCER, Service.STOCK_PRODUCER, Service.MEMBERS_PRODUCER,
				Service.LOCATION_PRODUCER)) {
			this.others.add(ServiceInstance.start(producer, this.folder.resolve(producer.label()),
					this.platform.bootstrapServers(), Map.of()));
		}
		awaitReady();
	}

	private void awaitReady() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.others.stream().allMatch(ServiceInstance::isReady));
	}

	@AfterEach
	void stop() throws Exception {
		for (ServiceInstance other : this.others) {
			other.close();
		}
		this.platform.close();
	}

	@Test
	void aRetryCountsOnceInEveryResultWhereverAndWheneverItArrives() {
		String sale = all(Service.SALES_PRODUCER, "/sales", "sale", SALE.formatted(2, "S1"));
		for (int i = 0; i < 5; i++) {
			all(Service.STOCK_PRODUCER, "/stock", "low" + i, STOCK.formatted("R" + i));
		}
		String member = all(Service.MEMBERS_PRODUCER, "/new_member", "member", MEMBER.formatted("1", 1));
		String report = all(Service.LOCATION_PRODUCER, "/ubicacion", "report", REPORT.formatted("C1", "Plaza", 0));
		all(Service.LOCATION_PRODUCER, "/captura", "capture", CAPTURE.formatted("F1"));
		unmarked("/ubicacion", REPORT.formatted("C1", "Puerto", 0));
		unmarked("/ubicacion", REPORT.formatted("F1", "Puerto", 1));
		counted(this::isCountedOnce);
		restart();
		assertThat(all(Service.SALES_PRODUCER, "/sales", "sale", SALE.formatted(9, "S2"))).isEqualTo(sale);
		for (int i = 0; i < 5; i++) {
			all(Service.STOCK_PRODUCER, "/stock", "low" + i, STOCK.formatted("Q" + i));
		}
		assertThat(all(Service.MEMBERS_PRODUCER, "/new_member", "member", MEMBER.formatted("2", 0))).isEqualTo(member);
		assertThat(all(Service.LOCATION_PRODUCER, "/ubicacion", "report", REPORT.formatted("C1", "Plaza", 0)))
			.isEqualTo(report);
		all(Service.LOCATION_PRODUCER, "/captura", "capture", CAPTURE.formatted("F1"));
		counted(this::isCountedOnce);
	}

	/**
	 * Two requests with one key and different bodies race. Every result counts one body.
	 */
	@Test
	void ofTwoBodiesUnderOneKeyOneCounts() {
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			String key = "race" + i;
			answers.add(post(other(Service.SALES_PRODUCER), Service.SALES_PRODUCER, "/sales", key,
					SALE.formatted(3, "B" + i)));
			answers.add(post(this.calls, Service.SALES_PRODUCER, "/sales", key, SALE.formatted(3, "A" + i)));
		}
		assertThat(idsOf(answers)).hasSize(10);
		counted(() -> assertThat(this.calls.get(Service.SALES_CONSUMER, "/ventadiaria/total").body())
			.contains("\"count_sopaipillas\":30,", "\"ventas\":10,"));
	}

	private void isCountedOnce() {
		assertThat(this.calls.get(Service.SALES_CONSUMER, "/ventadiaria/total").body())
			.contains("\"carritos\":1,\"count_sopaipillas\":2,\"count_client\":1,\"ventas\":1,");
		JsonNode refills = this.calls.json(Service.STOCK_CONSUMER, "/reposicion");
		assertThat(refills.get("avisos")).hasSize(1);
		assertThat(refills.get("avisos").get(0).get("eventos")).extracting((event) -> event.get("patente").asString())
			.containsExactlyInAnyOrder("R0", "R1", "R2", "R3", "R4");
		assertThat(refills.get("pendientes")).isEmpty();
		assertThat(this.calls.get(Service.MEMBERS_CONSUMER, "/members/1").statusCode()).isEqualTo(200);
		assertThat(this.calls.get(Service.MEMBERS_CONSUMER, "/members/2").statusCode()).isEqualTo(404);
		assertThat(this.calls.get(Service.LOCATION_CONSUMER, "/carritos/C1").body()).contains("Puerto");
		assertThat(this.calls.get(Service.LOCATION_CONSUMER, "/carritos/F1").body()).contains("profugo");
	}

	/**
	 * Posts again and again under one key, to both instances at once, and gets one id.
	 */
	private String all(Service service, String route, String key, String body) {
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		HttpCalls other = other(service);
		for (int i = 0; i < 6; i++) {
			answers.add(post(this.calls, service, route, key, body));
			answers.add(post(other, service, route, key, body));
		}
		Set<String> ids = idsOf(answers);
		assertThat(ids).hasSize(1);
		return ids.iterator().next();
	}

	private HttpCalls other(Service service) {
		return this.others.stream().filter((instance) -> instance.is(service)).findFirst().orElseThrow().calls();
	}

	private static Set<String> idsOf(List<CompletableFuture<HttpResponse<String>>> answers) {
		return answers.stream().map(CompletableFuture::join).map((answer) -> {
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
			return HttpCalls.parse(answer).get("id").asString();
		}).collect(Collectors.toSet());
	}

	private static CompletableFuture<HttpResponse<String>> post(HttpCalls calls, Service service, String route,
			String key, String body) {
		return calls.sendAsync(calls.request(service, route)
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", key)
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private void unmarked(String route, String body) {
		assertThat(this.calls.postJson(Service.LOCATION_PRODUCER, route, body).statusCode()).isEqualTo(202);
	}

	/**
	 * Awaits a result and checks that it stays. A counted retry would show in a second.
	 */
	private static void counted(ThrowingRunnable assertion) {
		await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

	private void restart() {
		this.platform.close();
		this.platform = Standalone.start(this.options);
		assertThat(this.platform.late()).isEmpty();
		awaitReady();
	}

}
