package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each route answers in the representations of the contract, whatever a client asks for,
 * and never answers with a 5xx.
 */
@Timeout(240)
class RepresentationsIT {

	private static final Map<Service, List<String>> ROUTES = Map.of(Service.MEMBERS_CONSUMER,
			List.of("/listmemberpre", "/listmembernopre"), Service.SALES_CONSUMER,
			List.of("/ventadiaria", "/ventadiaria/total"), Service.STOCK_CONSUMER, List.of("/stock", "/reposicion"),
			Service.LOCATION_CONSUMER, List.of("/carritos", "/profugos"));

	private static final List<String> MISSING = List.of("/members/x", "/ventadiaria/ZZ99", "/carritos/ZZ99", "/nowhere",
			"/nowhere/", "/error", "/..", "/%2e%2e/", "/ventadiaria/%00", "/ventadiaria/%ff", "/members/%F0%9F%98%80",
			"/carritos/" + "x".repeat(5000), "/carritos/a%2Fb", "/carritos/;x=y", "/stock/", "//stock");

	private static final List<String> ACCEPTED = List.of("*/*", "application/json", "application/*", "APPLICATION/JSON",
			"application/json;charset=utf-8", "application/json;charset=\"UTF-8\"", "application/json;version=1",
			"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
			"application/yaml,application/json;q=0.1", "application/json;q=0.1,".repeat(30) + "*/*", "");

	private static final List<String> NOT_ACCEPTED = List.of("application/yaml", "application/x-yaml", "text/yaml",
			"application/xml", "text/xml", "application/cbor", "application/x-jackson-smile", "application/protobuf",
			"application/x-protobuf", "application/hal+json", "application/problem+json", "application/*+json",
			"application/x-ndjson", "text/plain", "text/html", "image/png", "application/json;charset=utf-16",
			"application/json;charset=utf-16be", "application/json;charset=iso-8859-1", "application/json;charset=nope",
			"application/json;q=0", "*/*;q=0", "nonsense", "/", ";", "*/json", "application/json;q=2",
			"application/json;q=x", "\u00ff", "a/b,".repeat(60) + "c/d", "a/b;" + "c=d;".repeat(1000) + "e=f");

	/** A list without elements equals no header (RFC 9110), but not for Actuator. */
	private static final String NO_ELEMENTS = ",";

	private static final List<String> WRONG = List.of("limit=0", "limit=1001", "limit=-1", "limit=x", "limit=",
			"limit=1.0", "limit=+1", "limit=99999999999", "limit=1&limit=1", "after=a&after=b", "formato=xml",
			"formato=", "formato=json&formato=csv", "formato=%zz", "limit=%");

	private static final List<String> NO_DATES = List.of("-999999999-01-01", "%2B10001-01-01", "%2B2026-11-28",
			"10000-01-01", "0000-01-01", "1969-12-31", "2026-02-30", "2026-13-01", "2026-1-1", "28-11-2026",
			"2026-11-28T00:00", "20261128", "hoy", "", "%20", "2026-11-28%20", "%D9%A2%D9%A0%D9%A2%D9%A6-11-28",
			"2026-11-28,2026-11-28", "1".repeat(3000));

	@TempDir
	private static Path folder;

	private static Standalone platform;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder, Map.of()));
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	void aResultIsJsonAndNothingElse() throws Exception {
		for (Map.Entry<Service, List<String>> service : ROUTES.entrySet()) {
			for (String route : service.getValue()) {
				for (String accept : ACCEPTED) {
					RawHttp.Answer answer = get(service.getKey(), route, accept);
					assertThat(answer.status()).as(route + " " + accept).isEqualTo(200);
					assertThat(answer.headers().get("content-type")).as(route + " " + accept)
						.isEqualTo("application/json");
				}
				assertThat(get(service.getKey(), route, NO_ELEMENTS).status()).as(route).isEqualTo(200);
				for (String accept : NOT_ACCEPTED) {
					assertThatItIsAProblem(get(service.getKey(), route, accept), 406, route + " " + accept);
				}
			}
		}
	}

	@Test
	void aListOfSalesIsCsvToo() throws Exception {
		for (String accept : new String[] { "text/csv", "text/*", "text/csv;charset=utf-8;header=present",
				"application/xml,text/csv;q=0.1" }) {
			assertThat(get(Service.SALES_CONSUMER, "/ventadiaria", accept).headers().get("content-type"))
				.startsWith("text/csv");
		}
		assertThat(get(Service.SALES_CONSUMER, "/ventadiaria?formato=csv", "application/json").headers()
			.get("content-type")).startsWith("text/csv");
		assertThatItIsAProblem(get(Service.SALES_CONSUMER, "/ventadiaria", "text/csv;charset=utf-16"), 406, "utf-16");
		assertThatItIsAProblem(get(Service.SALES_CONSUMER, "/ventadiaria/total?formato=csv", "*/*"), 406, "total");
		assertThatItIsAProblem(get(Service.STOCK_CONSUMER, "/stock", "text/csv"), 406, "stock");
	}

	@ParameterizedTest
	@EnumSource(Service.class)
	void theActuatorNeverFails(Service service) throws Exception {
		for (String path : new String[] { "/actuator", "/actuator/health", "/actuator/health/liveness",
				"/actuator/info", "/actuator/metrics", "/actuator/metrics/jvm.memory.used", "/actuator/prometheus" }) {
			for (String accept : ACCEPTED) {
				// Prometheus has a format of its own
				assertThat(get(service, path, accept).status()).as(path + " " + accept)
					.isIn(path.endsWith("/prometheus") ? List.of(200, 406) : List.of(200));
			}
			for (String accept : NOT_ACCEPTED) {
				assertThat(get(service, path, accept).status()).as(path + " " + accept).isIn(200, 406);
			}
			assertThat(get(service, path, NO_ELEMENTS).status()).as(path).isIn(200, 406);
		}
		assertThatItIsAProblem(get(service, "/actuator/metrics", "application/json;charset=utf-16"), 406, "utf-16");
		assertThatItIsAProblem(get(service, "/actuator/info", "application/yaml"), 406, "yaml");
	}

	@Test
	void aQueryThatIsWrongIsNamed() throws Exception {
		for (Map.Entry<Service, List<String>> service : ROUTES.entrySet()) {
			for (String route : service.getValue()) {
				for (String query : WRONG) {
					RawHttp.Answer answer = get(service.getKey(), route + "?" + query, "application/json");
					boolean ignored = route.endsWith("/total") && query.startsWith("limit") && !query.contains("&")
							&& !query.contains("%");
					assertThat(answer.status()).as(route + " " + query).isEqualTo(ignored ? 200 : 400);
				}
			}
		}
	}

	@Test
	void aDateIsOneOfTheContract() throws Exception {
		for (String parameter : new String[] { "/ventadiaria?fecha=", "/ventadiaria/total?fecha=",
				"/ventadiaria/AB12?fecha=", "/ventadiaria/AB12?desde=", "/ventadiaria/AB12?hasta=",
				"/ventadiaria/AB12?hasta=2026-11-28&desde=" }) {
			for (String date : NO_DATES) {
				RawHttp.Answer answer = get(Service.SALES_CONSUMER, parameter + date, "*/*");
				assertThatItIsAProblem(answer, 400, parameter + date);
				assertThat(answer.body()).contains("2026-11-28, from 1970-01-01 to 9999-12-31");
			}
			String name = parameter.substring(parameter.lastIndexOf('?') + 1).replaceAll(".*&", "");
			assertThatItIsAProblem(get(Service.SALES_CONSUMER, parameter + "2026-11-28&" + name + "2026-11-28", "*/*"),
					400, parameter);
			for (String date : new String[] { "1970-01-01", "2024-02-29" }) {
				assertThat(get(Service.SALES_CONSUMER, parameter + date, "*/*").status()).isIn(200, 404);
			}
		}
		assertThat(get(Service.SALES_CONSUMER, "/ventadiaria?fecha=9999-12-31", "*/*").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(Service.class)
	void aPathThatIsNoneIsAProblem(Service service) throws Exception {
		for (String path : MISSING) {
			for (String accept : List.of("*/*", "nonsense", "application/yaml")) {
				assertThat(get(service, path, accept).status()).as(path + " " + accept).isIn(400, 404, 406);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAD", "OPTIONS" })
	void otherSafeMethodsAreAnswered(String method) throws Exception {
		for (Map.Entry<Service, List<String>> service : ROUTES.entrySet()) {
			for (String route : service.getValue()) {
				try (RawHttp http = new RawHttp(platform.port(service.getKey()), 20_000)) {
					http.send(method + " " + route + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
					assertThat(http.status()).as(method + " " + route).isEqualTo(200);
				}
			}
		}
	}

	@Test
	void aForeignNameIsRefusedByEveryService() throws Exception {
		for (Service service : Service.values()) {
			for (String path : new String[] { "/", "/actuator/info", "/actuator/prometheus", "/stock",
					"/ventadiaria" }) {
				try (RawHttp http = new RawHttp(platform.port(service), 20_000)) {
					http.send("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
					assertThat(http.status()).isEqualTo(421);
				}
				try (RawHttp http = new RawHttp(platform.port(service), 20_000)) {
					http.send("GET " + path + " HTTP/1.1\r\nHost: " + service.label()
							+ "\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n");
					assertThat(http.status()).isEqualTo(403);
				}
			}
		}
	}

	private static void assertThatItIsAProblem(RawHttp.Answer answer, int status, String request) {
		assertThat(answer.status()).as(request).isEqualTo(status);
		assertThat(answer.headers().get("content-type")).as(request).isEqualTo("application/problem+json");
	}

	private static RawHttp.Answer get(Service service, String path, String accept) throws IOException {
		try (RawHttp http = new RawHttp(platform.port(service), 20_000)) {
			http.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ (accept.isEmpty() ? "" : "Accept: " + accept + "\r\n") + "\r\n");
			return http.answer();
		}
	}

}
