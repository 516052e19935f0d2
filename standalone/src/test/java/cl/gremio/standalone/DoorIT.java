package cl.gremio.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every route answers through the door as its service does. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorIT {

	/** The time of the answer, and headers of one connection. */
	private static final Set<String> CHANGING = Set.of("date", "connection", "keep-alive", "transfer-encoding",
			"content-length");

	private static final int BULK = 100_000;

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder, Map.of("gremio.members.acceptance", "all")));
		calls = new HttpCalls(platform);
		assertThat(platform.late()).isEmpty();
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Order(1)
	@Test
	void eventsPostedAtTheDoorAreRecorded() {
		post("/new_member", "name=Rosa&lastname=D%C3%ADaz&dni=1&mail=r@g.cl&patente=AB1234&premium=1");
		post("/sales", "client=Ana&count_sopaipillas=3&stock=18&ubicacion=-33.45,-70.66&patente_carro=AB1234");
		post("/stock", "patente_carro=CD5678&stock=50");
		post("/ubicacion", "patente=XY9876&ubicacion=Plaza&denuncia=1");
		post("/captura", "patente=ZZ1111");
		awaitBody("/members/1", "aceptado");
		awaitBody("/ventadiaria/AB1234", "\"ventas\":1");
		awaitBody("/stock", "CD5678");
		awaitBody("/profugos", "XY9876");
	}

	@Order(2)
	@Test
	void aBulkPassesTheDoor() throws IOException {
		ByteArrayOutputStream bulk = new ByteArrayOutputStream();
		for (int i = 0; i < BULK; i++) {
			bulk.write(("{\"client\":\"client " + i + "\",\"count_sopaipillas\":1,\"stock\":50,"
					+ "\"ubicacion\":\"-33.45,-70.66\",\"patente_carro\":\"P%05d\",\"hora\":\"2026-08-02T12:00\"}\n"
						.formatted(i % 20_000))
				.getBytes(UTF_8));
		}
		assertThat(bulk.size()).isBetween(11 << 20, 16 << 20);
		HttpResponse<String> answer = calls.send(calls.request(Service.BOARD, "/sales")
			.header("Content-Type", "application/x-ndjson")
			.timeout(Duration.ofSeconds(60))
			.POST(BodyPublishers.ofByteArray(bulk.toByteArray())));
		assertThat(answer.body()).contains("\"accepted\":" + BULK);
		assertThat(answer.statusCode()).isEqualTo(202);
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(calls.get(Service.BOARD, "/ventadiaria/total?fecha=2026-08-02").body())
				.contains("\"ventas\":" + BULK + ","));
	}

	@Order(3)
	@ParameterizedTest
	@CsvSource({ "MEMBERS_CONSUMER,/listmemberpre", "MEMBERS_CONSUMER,/listmembernopre", "MEMBERS_CONSUMER,/members/1",
			"MEMBERS_CONSUMER,/members/nobody", "SALES_CONSUMER,/ventadiaria", "SALES_CONSUMER,/ventadiaria/ab1234",
			"SALES_CONSUMER,/ventadiaria?fecha=2026-08-02", "SALES_CONSUMER,/ventadiaria?fecha=2026-08-02&formato=csv",
			"SALES_CONSUMER,/ventadiaria?fecha=2026-08-02&limit=2", "SALES_CONSUMER,/ventadiaria?fecha=ayer",
			"SALES_CONSUMER,/ventadiaria?limit=1&limit=2", "SALES_CONSUMER,/ventadiaria?limit=%zz",
			"SALES_CONSUMER,/ventadiaria/total?fecha=2026-08-02", "SALES_CONSUMER,/ventadiaria/total?formato=csv",
			"SALES_CONSUMER,/ventadiaria/horas?fecha=2026-08-02", "SALES_CONSUMER,/cierres",
			"SALES_CONSUMER,/cierres/2020-01-01", "STOCK_CONSUMER,/stock?limit=1", "STOCK_CONSUMER,/reposicion",
			"LOCATION_CONSUMER,/carritos?estado=profugo", "LOCATION_CONSUMER,/carritos?estado=feliz",
			"LOCATION_CONSUMER,/carritos/XY9876", "LOCATION_CONSUMER,/profugos" })
	void anAnswerIsTheOneThatTheServiceGives(Service service, String path) throws Exception {
		for (String method : new String[] { "GET", "HEAD" }) {
			RawHttp.Answer direct = ask(service, method, path);
			RawHttp.Answer forwarded = ask(Service.BOARD, method, path);
			assertThat(forwarded.status()).isEqualTo(direct.status());
			assertThat(forwarded.body()).isEqualTo(direct.body());
			assertThat(lasting(forwarded)).isEqualTo(lasting(direct));
		}
	}

	@Order(3)
	@ParameterizedTest
	@CsvSource({ "MEMBERS_PRODUCER,/new_member", "SALES_PRODUCER,/sales", "STOCK_PRODUCER,/stock",
			"LOCATION_PRODUCER,/ubicacion", "LOCATION_PRODUCER,/captura" })
	void anInvalidEventIsExplainedByItsProducer(Service service, String path) {
		for (String body : new String[] { "{}", "{", "[]", "a=%zz", "x".repeat(70_000) }) {
			HttpResponse<String> direct = calls.postJson(service, path, body);
			HttpResponse<String> forwarded = calls.postJson(Service.BOARD, path, body);
			assertThat(forwarded.statusCode()).isEqualTo(direct.statusCode()).isGreaterThanOrEqualTo(400);
			assertThat(forwarded.body()).isEqualTo(direct.body());
		}
	}

	@Order(3)
	@Test
	void everyRouteOfAControllerIsForwarded() throws Exception {
		Set<String> own = Set.of("/live", "/servicios", "/docs", "/openapi.yaml", "/asyncapi.yaml", "/insomnia.json");
		Stream<String> routes = Routes.all()
			.stream()
			.filter((route) -> route.length() > 1 && !route.startsWith("/actuator") && !own.contains(route));
		assertThat(routes).hasSizeGreaterThan(15).allSatisfy((route) -> {
			RawHttp.Answer answer = ask(Service.BOARD, "PUT", route.replaceAll("\\{\\w+}", "AB1234"));
			assertThat(answer.status()).as(route).isEqualTo(405);
			assertThat(answer.headers().get("allow")).isNotNull();
		});
	}

	@Order(3)
	@Test
	void aListPassesAsAStream() throws Exception {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		HttpRequest request = calls.request(Service.BOARD, "/profugos").header("Accept", "text/event-stream").build();
		HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
		assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
		try (Stream<String> lines = stream.body()) {
			assertThat(lines.anyMatch((line) -> line.equals("event: listo"))).isTrue();
		}
	}

	private static RawHttp.Answer ask(Service service, String method, String path) throws IOException {
		try (RawHttp http = new RawHttp(platform.port(service), 20_000)) {
			http.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			return method.equals("HEAD") ? http.answerWithoutBody() : http.answer();
		}
	}

	private static Map<String, String> lasting(RawHttp.Answer answer) {
		Map<String, String> headers = new TreeMap<>(answer.headers());
		headers.keySet().removeAll(CHANGING);
		return headers;
	}

	private static void post(String path, String form) {
		HttpResponse<String> answer = calls.send(calls.request(Service.BOARD, path)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
	}

	private static void awaitBody(String path, String part) {
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(calls.get(Service.BOARD, path).body()).contains(part));
	}

}
