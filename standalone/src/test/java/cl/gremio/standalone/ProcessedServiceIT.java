package cl.gremio.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Images fix at their build which beans there are. The same processed classes run in mode
 * {@code open} and in mode {@code keys}.
 */
@Timeout(180)
class ProcessedServiceIT {

	private static final String PRIVATE = "rosa@gremio.cl";

	@TempDir
	private static Path folder;

	private static final List<AutoCloseable> running = new ArrayList<>();

	private static HttpCalls open;

	private static HttpCalls keys;

	@BeforeAll
	static void start() throws Exception {
		EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), "127.0.0.1", FreePort.choose());
		running.add(broker);
		String kafka = "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers();
		for (Role role : Role.values()) {
			add(role.wireName(), role);
		}
		CompletableFuture<ProcessedService> consumer = process(Service.MEMBERS_CONSUMER);
		CompletableFuture<ProcessedService> board = process(Service.BOARD);
		open = start("open", consumer.join(), board.join(), List.of(kafka));
		keys = start("keys", consumer.join(), board.join(), List.of(kafka, "--gremio.security.mode=keys",
				"--gremio.security.keys-file=" + file().path(), "--gremio.board.key=" + text("admin")));
		for (HttpCalls calls : List.of(open, keys)) {
			for (Service service : List.of(Service.MEMBERS_CONSUMER, Service.BOARD)) {
				await().atMost(Duration.ofMinutes(1)).until(() -> isReady(calls, service));
			}
		}
		apply(broker.bootstrapServers());
		await().atMost(Duration.ofSeconds(30))
			.until(() -> open.get(Service.MEMBERS_CONSUMER, "/listmemberpre").body().contains(PRIVATE)
					&& get(Service.MEMBERS_CONSUMER, "/listmemberpre", "admin").body().contains(PRIVATE));
	}

	@AfterAll
	static void stop() throws Exception {
		for (AutoCloseable part : running) {
			part.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MEMBERS_CONSUMER", "BOARD" })
	void nobodyNeedsAKeyInModeOpen(Service service) {
		HttpResponse<String> members = open.get(service, "/listmemberpre");
		assertThat(members.statusCode()).isEqualTo(200);
		assertThat(members.body()).contains(PRIVATE, "\"dni\":\"1-9\"");
		assertThat(open.get(service, "/actuator/metrics").statusCode()).isEqualTo(200);
		assertThat(open.get(service, "/nowhere").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@EnumSource(names = { "MEMBERS_CONSUMER", "BOARD" })
	void theRolesOfAKeyDecideInModeKeys(Service service) {
		assertThat(get(service, "/listmemberpre", null).statusCode()).isEqualTo(401);
		assertThat(get(service, "/listmemberpre", "nobody").statusCode()).isEqualTo(401);
		assertThat(get(service, "/listmemberpre", "vendedor").statusCode()).isEqualTo(403);
		assertThat(get(service, "/actuator/metrics", "lector").statusCode()).isEqualTo(403);
		assertThat(get(service, "/actuator/metrics", "operador").statusCode()).isEqualTo(200);
		assertThat(get(service, "/listmemberpre", "secretaria").body()).contains(PRIVATE, "\"dni\":\"1-9\"");
		HttpResponse<String> masked = get(service, "/listmemberpre", "lector");
		assertThat(masked.statusCode()).isEqualTo(200);
		assertThat(masked.body()).contains("\"dni\":\"m-", "\"name\":\"R.\"").doesNotContain(PRIVATE, "1-9", "Rosa");
	}

	@ParameterizedTest
	@EnumSource(names = { "MEMBERS_CONSUMER", "BOARD" })
	void aChangeOfTheKeysCountsWithinFiveSeconds(Service service) throws Exception {
		String name = "brief-" + service.label();
		add(name, Role.LECTOR);
		await().atMost(Duration.ofSeconds(5)).until(() -> get(service, "/listmemberpre", name).statusCode() == 200);
		file().change((known) -> known.without(name));
		await().atMost(Duration.ofSeconds(5)).until(() -> get(service, "/listmemberpre", name).statusCode() == 401);
	}

	@Test
	void aBrowserLogsInToTheBoard() {
		assertThat(open.get(Service.BOARD, "/session").body()).contains("\"mode\":\"open\"");
		assertThat(keys.get(Service.BOARD, "/").statusCode()).isEqualTo(200);
		assertThat(keys.get(Service.BOARD, "/session").body()).contains("\"mode\":\"keys\"", "\"name\":null");
		HttpResponse<String> login = keys.postForm(Service.BOARD, "/login", Map.of("key", text("lector")));
		String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
		assertThat(list(cookie)).isEqualTo(200);
		HttpRequest.Builder logout = keys.request(Service.BOARD, "/logout").header("Cookie", cookie);
		assertThat(keys.send(logout.POST(BodyPublishers.noBody())).statusCode()).as("without a token").isEqualTo(403);
		assertThat(keys
			.send(logout.header("X-CSRF-TOKEN", HttpCalls.parse(login).path("csrf").asString())
				.POST(BodyPublishers.noBody()))
			.statusCode()).isEqualTo(200);
		assertThat(list(cookie)).isEqualTo(401);
	}

	private static int list(String cookie) {
		return keys.send(keys.request(Service.BOARD, "/listmemberpre").header("Cookie", cookie).GET()).statusCode();
	}

	private static void apply(String kafka) throws Exception {
		String member = """
				{"name":"Rosa","lastname":"Diaz","dni":"1-9","mail":"%s","patente":"AB1234","premium":1}"""
			.formatted(PRIVATE);
		try (Producer<byte[], byte[]> producer = new KafkaLog(kafka).producer(Map.of())) {
			producer.send(new ProducerRecord<>("members", member.getBytes(UTF_8))).get();
		}
	}

	private static CompletableFuture<ProcessedService> process(Service service) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return ProcessedService.of(service, folder);
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, (task) -> new Thread(task, "processing").start());
	}

	/** Starts a members-consumer, and a board before it. */
	private static HttpCalls start(String mode, ProcessedService consumer, ProcessedService board,
			List<String> arguments) throws Exception {
		Map<Service, Integer> ports = new EnumMap<>(Service.class);
		ports.put(Service.MEMBERS_CONSUMER, FreePort.choose());
		ports.put(Service.BOARD, FreePort.choose());
		List<String> all = new ArrayList<>(arguments);
		all.add("--gremio.members.acceptance=all");
		all.add("--gremio.board.services.members-consumer=http://127.0.0.1:" + ports.get(Service.MEMBERS_CONSUMER));
		for (Map.Entry<Service, Integer> port : ports.entrySet()) {
			List<String> own = new ArrayList<>(all);
			own.add("--server.port=" + port.getValue());
			own.add("--gremio.data-dir=" + folder.resolve(mode).resolve(port.getKey().label()));
			Path output = Path.of("target", "ProcessedServiceIT-" + mode + "-" + port.getKey().label() + ".log");
			Process process = ((port.getKey() == Service.BOARD) ? board : consumer).start(output, own);
			running.add(0, process::destroyForcibly);
		}
		return new HttpCalls(ports::get);
	}

	private static boolean isReady(HttpCalls calls, Service service) throws InterruptedException {
		return new Api((any) -> calls.request(service, "/").build().uri().getPort()).isReady(service);
	}

	private static HttpResponse<String> get(Service service, String path, @Nullable String name) {
		HttpRequest.Builder request = keys.request(service, path).GET();
		return keys.send((name != null) ? request.header("X-API-Key", text(name)) : request);
	}

	private static KeysFile file() {
		return new KeysFile(folder.resolve("keys.json"));
	}

	private static String text(String name) {
		return AccessKey.PREFIX + name + "-".repeat(40 - name.length());
	}

	private static void add(String name, Role role) throws Exception {
		AccessKey key = new AccessKey(name, HexFormat.of().formatHex(AccessKey.hash(text(name))), Set.of(role),
				Set.of(), Instant.EPOCH);
		file().change((known) -> known.with(key));
	}

}
