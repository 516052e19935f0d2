package cl.gremio.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole platform in mode {@code keys}, with keys of the command line. */
@Timeout(120)
class KeysIT {

	private static final String SALE = "client=Ana&count_sopaipillas=3&stock=50&ubicacion=Plaza&patente_carro=";

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String MEMBER = "name=Zqname&lastname=Zqlast&mail=zqmail@gremio.cl&patente=AB1234&premium=1&dni=";

	/** Parts of the members' data, in lower case. */
	private static final List<String> PERSONAL = List.of("zqname", "zqlast", "zqmail", "11111111-1", "12345678-5",
			"13579135-7");

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpCalls calls;

	/** The keys by their names. */
	private static final Map<String, String> KEYS = new TreeMap<>();

	@BeforeAll
	static void start() throws Exception {
		make("rosa", "--role", "vendedor", "--plate", "AB1234");
		platform = Standalone.start(Options.onFreePorts(folder, Map.of("gremio.security.mode", "keys",
				"gremio.members.acceptance", "all", "spring.main.sources", ServiceContexts.class.getName())));
		calls = new HttpCalls(platform);
		assertThat(platform.late()).isEmpty();
		make("juan", "--role", "vendedor");
		make("lectora", "--role", "lector");
		make("vigia", "--role", "operador");
		make("secre", "--role", "secretaria");
		make("ambas", "--role", "lector", "--role", "secretaria");
		make("jefa", "--role", "admin");
		await().until(() -> get(Service.SALES_CONSUMER, "/ventadiaria", "jefa").statusCode() == 200);
		await().until(() -> get(Service.BOARD, "/ventadiaria", "jefa").statusCode() == 200);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@ParameterizedTest
	@EnumSource
	void eachServiceAsksForAKey(Service service) throws Exception {
		assertThat(get(service, "/actuator/prometheus", null).statusCode()).isEqualTo(401);
		assertThat(get(service, "/actuator/prometheus", "lectora").statusCode()).isEqualTo(403);
		await().until(() -> get(service, "/actuator/prometheus", "vigia").statusCode() == 200);
		assertThat(get(service, "/actuator/health/readiness", null).statusCode()).isEqualTo(200);
		assertThat(get(service, "/", "vigia").statusCode()).isEqualTo(200);
		assertThat(get(service, "/", null).statusCode()).isEqualTo((service == Service.BOARD) ? 200 : 401);
	}

	@Test
	void thePageAndTheDocumentsNeedNoKey() {
		for (String path : List.of("/", "/index.html", "/js/main.js", "/docs", "/docs/index.html", "/openapi.yaml")) {
			assertThat(get(Service.BOARD, path, null).statusCode()).as(path).isIn(200, 302);
		}
		assertThat(get(Service.BOARD, "/nowhere", null).statusCode()).isEqualTo(401);
		assertThat(get(Service.BOARD, "/nowhere", "lectora").statusCode()).isEqualTo(404);
		assertThat(get(Service.BOARD, "/servicios", "lectora").statusCode()).isEqualTo(403);
	}

	@Test
	void everyRecordOfASaleNamesItsAuthor() {
		assertThat(post(Service.BOARD, SALE + "ab-1234", "rosa", Map.of()).statusCode()).isEqualTo(202);
		String line = "{\"client\":\"Eva\",\"count_sopaipillas\":1,\"stock\":50,\"ubicacion\":\"x\",\"patente_carro\":\"AB1234\"}\n";
		assertThat(bulk(Service.SALES_PRODUCER, line + line, "rosa").statusCode()).isEqualTo(202);
		for (String topic : List.of("sales", "stock", "ubication")) {
			List<ConsumerRecord<byte[], byte[]>> records = new KafkaLog(platform.bootstrapServers()).read(topic)
				.stream()
				.filter((record) -> new String(record.key(), UTF_8).equals("AB1234"))
				.toList();
			assertThat(records).as(topic).hasSizeGreaterThanOrEqualTo(3).allSatisfy((record) -> {
				assertThat(header(record, "ce_authtype")).isEqualTo("api_key");
				assertThat(header(record, "ce_authid")).isEqualTo("rosa");
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "SALES_PRODUCER", "BOARD" })
	void aBulkWithAnothersCartRecordsNothing(Service service) {
		String own = "{\"client\":\"Eva\",\"count_sopaipillas\":1,\"stock\":50,\"ubicacion\":\"foreign\",\"patente_carro\":\"AB1234\"}";
		for (String plate : List.of("CD5678", "cd-56.78", "\\u0043D5678")) {
			String other = own.replace("AB1234", plate);
			for (String body : List.of(own + "\n" + other + "\n", "[" + own + "," + other + "]", other)) {
				assertThat(bulk(service, body, "rosa").statusCode()).as(body).isEqualTo(403);
			}
		}
		assertThat(new KafkaLog(platform.bootstrapServers()).read("sales"))
			.noneMatch((record) -> new String(record.value(), UTF_8).contains("foreign"));
	}

	/**
	 * The answer names the first line that is not the vendor's, if all lines are valid.
	 */
	@Test
	void anInvalidBodyIsA400WhoeverSendsIt() {
		String own = sale("AB1234");
		String other = sale("CD5678");
		String invalid = other.replace(":50", ":-1");
		HttpResponse<String> denied = bulk(Service.SALES_PRODUCER, own + "\n" + other + "\n" + other + "\n", "rosa");
		assertThat(denied.statusCode()).isEqualTo(403);
		assertThat(denied.body()).contains("Line 2:");
		for (String body : List.of(invalid, own + "\n" + other + "\n" + invalid + "\n",
				"[" + invalid + "," + other + "]")) {
			assertThat(bulk(Service.SALES_PRODUCER, body, "rosa").statusCode()).as(body).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@CsvSource({ "EF9012, 1", "GH9012, 2" })
	void anIdempotencyKeyBelongsToItsCaller(String plate, int sales) {
		List<String> ids = new ArrayList<>();
		for (String name : List.of("juan", "jefa", "juan", "jefa")) {
			HttpResponse<String> answer = calls
				.send(as(name, calls.request(Service.BOARD, "/sales")).header("Idempotency-Key", "k" + sales)
					.header("Content-Type", (sales > 1) ? "application/x-ndjson" : "application/json")
					.POST(BodyPublishers.ofString((sale(plate) + "\n").repeat(sales))));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
			ids.add(HttpCalls.parse(answer).path("id").asString());
		}
		assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
		assertThat(ids.get(1)).isEqualTo(ids.get(3));
		await().untilAsserted(() -> assertThat(get(Service.BOARD, "/ventadiaria/" + plate, "juan").body())
			.contains("\"ventas\":" + 2 * sales + ","));
	}

	@ParameterizedTest
	@CsvSource({ "MEMBERS_CONSUMER", "BOARD" })
	void aReaderOfMembersSeesMasksInPagesAndStreams(Service service) throws Exception {
		apply("11111111-1");
		apply("12345678-5");
		await().until(() -> get(service, "/listmemberpre", "secre").body().contains("12345678-5"));
		List<String> masked = linesUntil(service, "/listmemberpre", "lectora", "event: listo");
		assertThat(masked).anyMatch((line) -> line.startsWith("id: m-"))
			.anyMatch((line) -> line.startsWith("data: {") && line.contains("\"dni\":\"m-"))
			.noneMatch(KeysIT::isPersonal);
		assertThat(linesUntil(service, "/listmemberpre", "secre", "event: listo")).contains("id: 12345678-5")
			.noneMatch((line) -> line.contains("\"m-") || line.contains("id: m-"));
		HttpResponse<String> page = get(service, "/listmemberpre?limit=1", "lectora");
		String next = page.headers().firstValue("Link").orElseThrow();
		assertThat(page.body() + next).contains("after=m-").matches((text) -> !isPersonal(text));
		assertThat(get(service, next.substring(1, next.indexOf('>')), "lectora").statusCode()).isEqualTo(200);
		assertThat(get(service, "/listmemberpre?limit=1&after=11111111-1", "lectora").statusCode()).isEqualTo(400);
	}

	@Test
	void aReaderOfTheBoardSeesMasksInTheLiveStream() throws Exception {
		try (Stream<String> masked = stream(Service.BOARD, "/live", "lectora");
				Stream<String> full = stream(Service.BOARD, "/live", "ambas")) {
			apply("13579135-7");
			assertThat(linesUntil(masked, "\"dni\":\"m-")).noneMatch(KeysIT::isPersonal);
			assertThat(linesUntil(full, "\"dni\":\"13579135-7\""))
				.noneMatch((line) -> line.contains("\"m-") || line.contains("id: m-"));
		}
		assertThat(get(Service.BOARD, "/live", "secre").statusCode()).isEqualTo(403);
	}

	/** Gremio's own loggers log at every level here, and all others from INFO up. */
	@Test
	void noLogLineOrMetricHoldsAKeyOrAMember() throws Exception {
		String unknown = "gk_" + "zqkey".repeat(8);
		List<String> secrets = new ArrayList<>(List.of(unknown.substring(3)));
		try (CapturedLog log = CapturedLog.into(Path.of("target", "KeysIT-captured.log"))) {
			make("fugaz", "--role", "lector");
			KEYS.values().forEach((key) -> secrets.add(key.substring(3)));
			for (Service service : Service.values()) {
				calls.send(calls.request(service, "/stock").header("X-API-Key", unknown).GET());
				calls.send(calls.request(service, "/stock?key=" + unknown)
					.header("Authorization", "Basic " + unknown)
					.GET());
				for (String name : List.of("jefa", "lectora", "rosa")) {
					get(service, "/members/12345678-5?key=" + KEYS.get(name), name);
					get(service, "/listmemberpre?after=12345678-5", name);
					get(service, "/" + KEYS.get(name), name);
				}
			}
			for (Service service : List.of(Service.MEMBERS_PRODUCER, Service.BOARD)) {
				for (String path : List.of("/new_member", "/login")) {
					String form = MEMBER + "12345678-5&key=" + KEYS.get("jefa");
					for (String body : List.of(form, form + "&key=" + unknown, "{\"key\":\"" + KEYS.get("jefa"))) {
						calls.send(as("jefa", calls.request(service, path)).header("Content-Type", FORM)
							.POST(BodyPublishers.ofString(body)));
					}
				}
			}
			linesUntil(Service.BOARD, "/listmemberpre", "lectora", "event: listo");
			linesUntil(Service.BOARD, "/listmemberpre", "secre", "event: listo");
			run("revoke", "fugaz");
			await().until(() -> get(Service.BOARD, "/stock", "fugaz").statusCode() == 401);
			LoggerFactory.getLogger(KeysIT.class).trace("All was sent");
			assertThat(log.text()).contains("All was sent");
			assertThat(log.text().lines()).noneMatch(KeysIT::isPersonal)
				.noneMatch((line) -> secrets.stream().anyMatch(line::contains));
		}
		for (Service service : Service.values()) {
			assertThat(get(service, "/actuator/prometheus", "vigia").body()).contains("http_server")
				.doesNotContain(secrets)
				.matches((text) -> !isPersonal(text));
		}
	}

	@Test
	void eachRouteOfEachServiceHasARule() {
		for (Service service : Service.values()) {
			assertThat(ServiceContexts.routesWithoutRule(service)).as("%s", service).isEmpty();
		}
	}

	@Test
	void theDoorReadsListsAndStatesWithItsOwnKey() throws Exception {
		post(Service.SALES_PRODUCER, SALE + "GH3456", "juan", Map.of());
		linesUntil(Service.BOARD, "/live", "lectora", "\"sinConexion\":[]");
		await().untilAsserted(() -> {
			JsonNode services = HttpCalls.parse(get(Service.BOARD, "/servicios", "vigia"));
			assertThat(services).hasSize(8)
				.allMatch((row) -> row.path("listo").asBoolean())
				.filteredOn((row) -> row.path("servicio").asString().endsWith("-consumer"))
				.allMatch((row) -> row.path("atraso").isNumber());
		});
	}

	@Test
	void aWithdrawnKeyEndsItsStreamsEverywhere() throws Exception {
		make("breve", "--role", "lector");
		for (Service service : List.of(Service.BOARD, Service.STOCK_CONSUMER)) {
			await().until(() -> get(service, "/stock", "breve").statusCode() == 200);
		}
		List<CompletableFuture<Void>> ends = new ArrayList<>();
		for (String[] stream : new String[][] { { "BOARD", "/live" }, { "BOARD", "/stock" },
				{ "STOCK_CONSUMER", "/stock" } }) {
			Stream<String> lines = stream(Service.valueOf(stream[0]), stream[1], "breve");
			ends.add(CompletableFuture.runAsync(() -> lines.forEach((line) -> {
			}), (task) -> new Thread(task, "reader").start()));
		}
		run("revoke", "breve");
		for (CompletableFuture<Void> end : ends) {
			end.exceptionally((cut) -> null).get(5, TimeUnit.SECONDS);
		}
		assertThat(get(Service.BOARD, "/live", "breve").statusCode()).isEqualTo(401);
	}

	@Test
	void theFileHoldsNoKey() throws Exception {
		String file = Files.readString(folder.resolve("keys.json"));
		assertThat(file).contains("rosa", "board");
		KEYS.values().forEach((key) -> assertThat(file).doesNotContain(key));
	}

	private static void apply(String dni) {
		HttpResponse<String> answer = calls
			.send(as("secre", calls.request(Service.BOARD, "/new_member")).header("Content-Type", FORM)
				.POST(BodyPublishers.ofString(MEMBER + dni)));
		assertThat(answer.statusCode()).isEqualTo(202);
	}

	private static boolean isPersonal(String text) {
		return PERSONAL.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains);
	}

	private static String sale(String plate) {
		return "{\"client\":\"Eva\",\"count_sopaipillas\":1,\"stock\":50,\"ubicacion\":\"x\",\"patente_carro\":\"%s\"}"
			.formatted(plate);
	}

	/** The lines of a stream up to one with a text. */
	private static List<String> linesUntil(Service service, String path, String name, String text) throws Exception {
		try (Stream<String> stream = stream(service, path, name)) {
			return linesUntil(stream, text);
		}
	}

	private static List<String> linesUntil(Stream<String> stream, String text) {
		List<String> lines = new ArrayList<>();
		long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		assertThat(stream.takeWhile((line) -> System.nanoTime() < deadline)
			.peek(lines::add)
			.anyMatch((line) -> line.contains(text))).as(text).isTrue();
		return lines;
	}

	private static void make(String name, String... options) {
		KEYS.put(name, run(Stream.concat(Stream.of("new", name), Stream.of(options)).toArray(String[]::new)));
	}

	private static String run(String... command) {
		StringWriter out = new StringWriter();
		int code = Main.commandLine()
			.setOut(new PrintWriter(out, true))
			.execute(Stream
				.concat(Stream.of("keys"), Stream.concat(Stream.of(command), Stream.of("--data", folder.toString())))
				.toArray(String[]::new));
		assertThat(code).isZero();
		return out.toString().strip();
	}

	private static HttpResponse<String> get(Service service, String path, String name) {
		return calls.send(as(name, calls.request(service, path)).GET());
	}

	private static HttpResponse<String> post(Service service, String form, String name, Map<String, String> headers) {
		HttpRequest.Builder request = as(name, calls.request(service, "/sales"));
		headers.forEach(request::header);
		return calls.send(request.header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));
	}

	private static HttpResponse<String> bulk(Service service, String body, String name) {
		return calls.send(as(name, calls.request(service, "/sales"))
			.header("Content-Type", body.endsWith("\n") ? "application/x-ndjson" : "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	private static Stream<String> stream(Service service, String path, String name) throws Exception {
		HttpResponse<Stream<String>> answer = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(as(name, calls.request(service, path)).header("Accept", "text/event-stream")
				.timeout(Duration.ofSeconds(30))
				.build(), BodyHandlers.ofLines());
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

	private static HttpRequest.Builder as(String name, HttpRequest.Builder request) {
		return (name != null) ? request.header("Authorization", "Bearer " + KEYS.get(name)) : request;
	}

	private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), UTF_8) : null;
	}

}
