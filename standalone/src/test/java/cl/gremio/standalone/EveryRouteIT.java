package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls every route by real HTTP. Each test has its own carts and members. */
@Timeout(180)
class EveryRouteIT {

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder,
				Map.of("gremio.members.acceptance", "all", "gremio.carts.lost-after", "3s")));
		calls = new HttpCalls(platform);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@ParameterizedTest
	@EnumSource(Service.class)
	void everyServiceIsAliveAndReady(Service service) {
		assertThat(calls.get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(calls.get(service, "/actuator/health/readiness").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Service.class)
	void anUnknownPathAndAWrongMethodAreProblems(Service service) {
		HttpResponse<String> unknown = calls.get(service, "/no/such/path");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
		HttpRequest.Builder delete = calls.request(service, "/actuator/health").DELETE();
		assertThat(calls.send(delete).statusCode()).isEqualTo(405);
	}

	@ParameterizedTest
	@CsvSource({ "MEMBERS_PRODUCER,/new_member,5", "SALES_PRODUCER,/sales,5", "STOCK_PRODUCER,/stock,2",
			"LOCATION_PRODUCER,/ubicacion,2", "LOCATION_PRODUCER,/captura,1" })
	void aPostWithNothingInItNamesEveryMissingField(Service service, String route, int missing) {
		HttpResponse<String> answer = calls.postJson(service, route, "{}");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(HttpCalls.parse(answer).get("errors")).hasSize(missing);
	}

	@Test
	void aMemberIsListedInTheHighestTierThatWasAccepted() {
		apply("31", 0);
		awaitBody(Service.MEMBERS_CONSUMER, "/listmembernopre", "\"dni\":\"31\"");
		apply("31", 1);
		awaitBody(Service.MEMBERS_CONSUMER, "/listmemberpre", "\"dni\":\"31\"");
		assertThat(calls.get(Service.MEMBERS_CONSUMER, "/listmembernopre").body()).doesNotContain("\"dni\":\"31\"");
		JsonNode member = calls.json(Service.MEMBERS_CONSUMER, "/members/31");
		assertThat(member.get("estado").asString()).isEqualTo("aceptado");
		assertThat(member.get("premium").asInt()).isEqualTo(1);
		assertThat(calls.get(Service.MEMBERS_CONSUMER, "/members/nobody").statusCode()).isEqualTo(404);
	}

	@Test
	void aListIsPagedByLimitAndAfter() {
		for (String dni : new String[] { "p1", "p2", "p3" }) {
			apply(dni, 1);
		}
		awaitBody(Service.MEMBERS_CONSUMER, "/listmemberpre", "\"dni\":\"p3\"");
		HttpResponse<String> page = calls.get(Service.MEMBERS_CONSUMER, "/listmemberpre?limit=2&after=p");
		assertThat(HttpCalls.parse(page)).extracting((member) -> member.get("dni").asString())
			.containsExactly("p1", "p2");
		assertThat(page.headers().firstValue("Link").orElseThrow()).contains("after=p2").endsWith("rel=\"next\"");
	}

	@Test
	void aSaleShowsInEveryReportThatItBelongsTo() {
		assertThat(sell("S1", "Ana", 4, 7).statusCode()).isEqualTo(202);
		assertThat(sell("S1", "Ana", 5, 50).statusCode()).isEqualTo(202);
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria/s1",
				"\"count_sopaipillas\":9,\"count_client\":1,\"ventas\":2,\"promedio\":9.0");
		awaitBody(Service.STOCK_CONSUMER, "/stock", "\"patente\":\"S1\",\"stock\":50");
		awaitBody(Service.LOCATION_CONSUMER, "/carritos/S1", "\"ubicacion\":\"Plaza\"");
		LocalDate today = LocalDate.now(ZoneId.of("America/Santiago"));
		assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/S1?fecha=2020-01-01").body())
			.contains("\"ventas\":0,\"promedio\":0.0");
		assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/S1?desde=2020-01-01&hasta=" + today)).hasSize(1);
	}

	@Test
	void aLateSaleChangesItsOwnDay() {
		calls.postJson(Service.SALES_PRODUCER, "/sales",
				"""
						{"client":"Eva","count_sopaipillas":6,"stock":30,"ubicacion":"x","patente_carro":"L1","hora":"2026-09-06T03:59:59Z"}""");
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria?fecha=2026-09-05",
				"\"patente\":\"L1\",\"count_sopaipillas\":6");
		assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria?fecha=2026-09-06").body()).isEqualTo("[]");
	}

	@Test
	void theGuildsDaysAndHoursAddUpItsCarts() {
		for (String plate : new String[] { "G1", "G2" }) {
			calls.postForm(Service.SALES_PRODUCER, "/sales", Map.of("client", "Eva", "count_sopaipillas", "3", "stock",
					"30", "ubicacion", "x", "patente_carro", plate, "hora", "2026-08-02T12:59"));
		}
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria/total?desde=2026-08-01&hasta=2026-08-02",
				"[{\"fecha\":\"2026-08-01\",\"carritos\":0,\"count_sopaipillas\":0,\"count_client\":0,\"ventas\":0,\"promedio\":0.0},"
						+ "{\"fecha\":\"2026-08-02\",\"carritos\":2,\"count_sopaipillas\":6,\"count_client\":2,\"ventas\":2,\"promedio\":3.0}]");
		assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/total?fecha=2026-08-02").body())
			.contains("\"carritos\":2,");
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria/horas?fecha=2026-08-02",
				"[{\"fecha\":\"2026-08-02\",\"hora\":12,\"count_sopaipillas\":6,\"ventas\":2}]");
	}

	@Test
	void aDayBeforeTheFirstStartIsNotClosed() {
		assertThat(calls.get(Service.SALES_CONSUMER, "/cierres").body()).startsWith("[").doesNotContain("2026-08-02");
		assertThat(calls.get(Service.SALES_CONSUMER, "/cierres/2026-08-02").statusCode()).isEqualTo(404);
		assertThat(calls.get(Service.SALES_CONSUMER, "/cierres/ayer").statusCode()).isEqualTo(400);
	}

	@Test
	void aCartsDaysCanBePagedThrough() {
		for (int day = 1; day <= 3; day++) {
			calls.postForm(Service.SALES_PRODUCER, "/sales", Map.of("client", "Eva", "count_sopaipillas", "1", "stock",
					"30", "ubicacion", "x", "patente_carro", "D1", "hora", "2026-10-0" + day + "T12:00"));
		}
		String days = "/ventadiaria/D1?desde=2026-10-01&hasta=2026-10-31";
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(calls.json(Service.SALES_CONSUMER, days)).hasSize(3));
		assertThat(calls.json(Service.SALES_CONSUMER, days + "&limit=1&after=2026-10-01"))
			.extracting((day) -> day.get("fecha").asString())
			.containsExactly("2026-10-02");
		assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/D1?desde=2026-10-03&after=2026-10-01")).hasSize(1);
	}

	@Test
	void fiveLowEventsAreOneAlert() {
		int before = calls.json(Service.STOCK_CONSUMER, "/reposicion").get("avisos").size();
		for (int i = 0; i < 5; i++) {
			HttpResponse<String> answer = calls.postForm(Service.STOCK_PRODUCER, "/stock",
					Map.of("patente_carro", "R" + i, "stock", "20"));
			assertThat(answer.statusCode()).isEqualTo(202);
		}
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(calls.json(Service.STOCK_CONSUMER, "/reposicion").get("avisos"))
				.hasSizeGreaterThan(before));
		JsonNode newest = calls.json(Service.STOCK_CONSUMER, "/reposicion?limit=1").get("avisos");
		assertThat(newest).hasSize(1);
		assertThat(newest.get(0).get("eventos")).hasSize(5);
	}

	@Test
	void aCartFallsSilentIsLostAndComesBack() {
		report("C1", 0);
		awaitBody(Service.LOCATION_CONSUMER, "/carritos/c1", "\"estado\":\"activo\"");
		awaitBody(Service.LOCATION_CONSUMER, "/carritos/c1", "\"estado\":\"perdido\"");
		assertThat(calls.get(Service.LOCATION_CONSUMER, "/carritos?estado=perdido").body()).contains("\"C1\"");
		report("C1", 0);
		awaitBody(Service.LOCATION_CONSUMER, "/carritos/c1", "\"estado\":\"activo\"");
	}

	@Test
	void aDenouncedCartIsAFugitiveUntilItIsCaptured() {
		report("F1", 1);
		report("F1", 0);
		awaitBody(Service.LOCATION_CONSUMER, "/profugos", "\"patente\":\"F1\"");
		assertThat(calls.get(Service.LOCATION_CONSUMER, "/carritos/F1").body()).contains("\"estado\":\"profugo\"");
		calls.postForm(Service.LOCATION_PRODUCER, "/captura", Map.of("patente", "f1"));
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(calls.get(Service.LOCATION_CONSUMER, "/profugos").body())
				.doesNotContain("\"F1\""));
		assertThat(calls.postForm(Service.LOCATION_PRODUCER, "/captura", Map.of("patente", "unknown")).statusCode())
			.isEqualTo(202);
		assertThat(calls.get(Service.LOCATION_CONSUMER, "/carritos/unknown").statusCode()).isEqualTo(404);
	}

	@Test
	void aRetryWithAnIdempotencyKeyCountsOnceUnderTheSameId() {
		String sale = "{\"client\":\"Ana\",\"count_sopaipillas\":2,\"stock\":30,\"ubicacion\":\"x\",\"patente_carro\":\"%s\"}";
		String first = idOf(keyed("key-1", sale.formatted("K1")));
		assertThat(idOf(keyed("key-1", sale.formatted("K1")))).isEqualTo(first);
		assertThat(idOf(keyed("key-1", sale.formatted("K2")))).isEqualTo(first);
		assertThat(idOf(keyed("key-2", sale.formatted("K3")))).isNotEqualTo(first);
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria/K3", "\"ventas\":1");
		assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/K1").body()).contains("\"ventas\":1");
		assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/K2").statusCode()).isEqualTo(404);
	}

	private static HttpRequest.Builder keyed(String key, String json) {
		return calls.request(Service.SALES_PRODUCER, "/sales")
			.header("Idempotency-Key", key)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json));
	}

	private static String idOf(HttpRequest.Builder post) {
		HttpResponse<String> answer = calls.send(post);
		assertThat(answer.statusCode()).isEqualTo(202);
		return HttpCalls.parse(answer).get("id").asString();
	}

	private static void apply(String dni, int premium) {
		assertThat(calls
			.postForm(Service.MEMBERS_PRODUCER, "/new_member", Map.of("name", "Rosa", "lastname", "Díaz", "dni", dni,
					"mail", "r@g.cl", "patente", "m1", "premium", Integer.toString(premium)))
			.statusCode()).isEqualTo(202);
	}

	private static HttpResponse<String> sell(String plate, String client, int count, int stock) {
		return calls.postForm(Service.SALES_PRODUCER, "/sales",
				Map.of("client", client, "count_sopaipillas", Integer.toString(count), "stock", Integer.toString(stock),
						"ubicacion", "Plaza", "patente_carro", plate));
	}

	private static void report(String plate, int denuncia) {
		assertThat(calls
			.postForm(Service.LOCATION_PRODUCER, "/ubicacion",
					Map.of("patente", plate, "ubicacion", "Puerto", "denuncia", Integer.toString(denuncia)))
			.statusCode()).isEqualTo(202);
	}

	private static void awaitBody(Service service, String path, String part) {
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(calls.get(service, path).body()).contains(part));
	}

}
