package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Reads lists as streams beside POSTs, over real HTTP. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveListsIT {

	/** A row is to be told within a second; the machine of a test may be busy. */
	private static final Duration SOON = Duration.ofSeconds(5);

	private static final int MANY = 8000;

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder, Map.of("gremio.members.acceptance", "all",
				"gremio.carts.lost-after", "3s", "server.tomcat.connection-timeout", "2s")));
		calls = new HttpCalls(platform);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	@Order(1)
	void aPostIsToldInEveryListThatItChanges() throws Exception {
		try (ListStream sales = sales("/ventadiaria");
				ListStream stock = stock("/stock");
				ListStream carts = carts("/carritos");
				ListStream members = members("/listmemberpre")) {
			for (ListStream stream : List.of(sales, stock, carts, members)) {
				assertThat(stream.head().statusCode()).isEqualTo(200);
				assertThat(stream.head().headers().map()).containsEntry("content-type", List.of("text/event-stream"))
					.containsEntry("cache-control", List.of("no-store"))
					.containsEntry("x-accel-buffering", List.of("no"));
				await().untilAsserted(() -> assertThat(stream.events()).contains("listo", "pulso"));
			}
			sell("ab-12 34", 40);
			calls.postForm(Service.MEMBERS_PRODUCER, "/new_member", Map.of("name", "Ana", "lastname", "Soto", "dni",
					"77", "mail", "ana@example.cl", "patente", "AB1234", "premium", "1"));
			await().atMost(SOON).untilAsserted(() -> {
				assertThat(sales.rows().get("AB1234")).contains("\"count_sopaipillas\":1,");
				assertThat(stock.rows().get("AB1234")).contains("\"stock\":40,");
				assertThat(carts.rows().get("AB1234")).contains("\"estado\":\"activo\"");
				assertThat(members.rows().get("77")).contains("\"name\":\"Ana\"");
			});
			assertThat(sales.events()).endsWith("fila AB1234").startsWith("listo");
		}
	}

	@Test
	@Order(2)
	void aSilentCartLeavesAFilteredListWithoutTraffic() throws Exception {
		see("B1", 0);
		try (ListStream active = carts("/carritos?estado=activo");
				ListStream lost = carts("/carritos?estado=perdido")) {
			await().atMost(SOON).until(() -> active.rows().containsKey("B1"));
			await().atMost(SOON.plusSeconds(5)).until(() -> lost.rows().containsKey("B1"));
			await().atMost(SOON).until(() -> !active.rows().containsKey("B1"));
			assertThat(active.events()).contains("quitada");
			see("B1", 0);
			await().atMost(SOON).until(() -> active.rows().containsKey("B1"));
		}
	}

	@Test
	@Order(3)
	void aFugitiveComesAndGoes() throws Exception {
		try (ListStream fugitives = carts("/profugos")) {
			see("C1", 1);
			await().atMost(SOON).until(() -> fugitives.rows().containsKey("C1"));
			see("C2", 0);
			calls.postJson(Service.LOCATION_PRODUCER, "/captura", "{\"patente\":\"C1\"}");
			await().atMost(SOON).until(() -> !fugitives.rows().containsKey("C1"));
			assertThat(fugitives.events()).doesNotContain("fila C2");
		}
	}

	@Test
	@Order(4)
	void theRefillsAreToldAsTheyCome() throws Exception {
		for (int i = 0; i < 6; i++) {
			sell("D" + i, 5);
		}
		await().atMost(Duration.ofSeconds(20))
			.until(() -> calls.get(Service.STOCK_CONSUMER, "/reposicion").body(),
					(refills) -> refills.matches("\\{\"pendientes\":\\[.*\"D5\".*\"avisos\":\\[.+]}"));
		try (ListStream refills = stock("/reposicion")) {
			await().until(() -> refills.events().contains("listo"));
			assertThat(refills.events().subList(0, 3)).containsExactly("aviso 1", "pendientes pendientes", "listo");
			assertThat(refills.rows().get("pendientes")).contains("\"patente\":\"D5\"");
			for (int i = 0; i < 4; i++) {
				sell("E" + i, 5);
			}
			await().atMost(SOON).untilAsserted(() -> {
				assertThat(refills.rows().get("2")).startsWith("{\"numero\":2,").contains("\"patente\":\"E3\"");
				assertThat(refills.rows().get("pendientes")).isEqualTo("[]");
			});
		}
	}

	@Test
	@Order(5)
	void whoDoesNotReadIsCutOffWhileOthersGoOn() throws Exception {
		try (RawHttp slow = new RawHttp(platform.port(Service.LOCATION_CONSUMER), 30_000);
				ListStream carts = carts("/carritos")) {
			slow.send("GET /carritos HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
			assertThat(slow.status()).isEqualTo(200);
			String place = "x".repeat(200);
			String bulk = IntStream.range(0, MANY)
				.mapToObj((number) -> """
						{"client":"Ana","count_sopaipillas":1,"stock":50,"ubicacion":"%s","patente_carro":"F%d"}"""
					.formatted(place, number))
				.collect(Collectors.joining("\n"));
			assertThat(calls
				.send(calls.request(Service.SALES_PRODUCER, "/sales")
					.header("Content-Type", "application/x-ndjson")
					.POST(HttpRequest.BodyPublishers.ofString(bulk)))
				.statusCode()).isEqualTo(202);
			await().atMost(Duration.ofSeconds(20))
				.until(() -> carts.rows().keySet().stream().filter((plate) -> plate.startsWith("F")).count() == MANY);
			see("G1", 0);
			await().atMost(SOON).until(() -> carts.rows().containsKey("G1"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/carritos?limit=5,limit", "/carritos?after=A1,after", "/profugos?limit=1,limit" })
	@Order(6)
	void aStreamHasNoPages(String path, String field) {
		HttpResponse<String> answer = calls
			.send(calls.request(Service.LOCATION_CONSUMER, path).header("Accept", "text/event-stream"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(HttpCalls.parse(answer).get("errors").get(0).get("field").asString()).isEqualTo(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/carritos/AB1234" })
	@Order(7)
	void whatIsNoListIsNoStream(String path) {
		HttpResponse<String> answer = calls
			.send(calls.request(Service.LOCATION_CONSUMER, path).header("Accept", "text/event-stream"));
		assertThat(answer.statusCode()).isEqualTo(406);
	}

	@Test
	@Order(8)
	void aStopEndsEveryStreamInOrder() throws Exception {
		try (ListStream carts = carts("/carritos"); ListStream stock = stock("/stock")) {
			await().until(() -> carts.events().contains("listo") && stock.events().contains("listo"));
			CompletableFuture<Void> stopped = CompletableFuture.runAsync(platform::close);
			CompletableFuture.allOf(carts.end(), stock.end()).get(10, TimeUnit.SECONDS);
			stopped.get(30, TimeUnit.SECONDS);
		}
	}

	private static void sell(String plate, int stock) {
		assertThat(calls
			.postForm(Service.SALES_PRODUCER, "/sales", Map.of("client", "Ana", "count_sopaipillas", "1", "stock",
					Integer.toString(stock), "ubicacion", "Plaza", "patente_carro", plate))
			.statusCode()).isEqualTo(202);
	}

	private static void see(String plate, int denounced) {
		assertThat(calls
			.postForm(Service.LOCATION_PRODUCER, "/ubicacion",
					Map.of("patente", plate, "ubicacion", "Plaza", "denuncia", Integer.toString(denounced)))
			.statusCode()).isEqualTo(202);
	}

	private static ListStream sales(String path) throws Exception {
		return ListStream.open(platform, Service.SALES_CONSUMER, path);
	}

	private static ListStream stock(String path) throws Exception {
		return ListStream.open(platform, Service.STOCK_CONSUMER, path);
	}

	private static ListStream carts(String path) throws Exception {
		return ListStream.open(platform, Service.LOCATION_CONSUMER, path);
	}

	private static ListStream members(String path) throws Exception {
		return ListStream.open(platform, Service.MEMBERS_CONSUMER, path);
	}

}
