package cl.gremio.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The command does the same on an odd machine as on any other. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
@SideBySide
class HostIT {

	private static final Path OUTPUT = Path.of("target", "HostIT.log");

	private static final Duration WITHIN = Duration.ofMinutes(2);

	private static final Map<String, String> ARABIC = javaOptions(
			"-Duser.language=ar -Duser.country=EG" + " -Dfile.encoding=ISO-8859-1 -Duser.timezone=Asia/Kathmandu");

	/** Turkish has another small letter for I. */
	private static final Map<String, String> TURKISH = javaOptions(
			"-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati");

	private static final String SERVICE = Service.SALES_PRODUCER.label();

	private static final String NO_KAFKA = "--spring.kafka.bootstrap-servers=127.0.0.1:9";

	@TempDir
	private Path folder;

	@Test
	void theGuildIsTheSameInEveryLanguage() throws Exception {
		int offset = FreePort.offset();
		Api api = new Api(Ports.shifted(offset)::of);
		Path data = this.folder.resolve("data");
		int sales = 0;
		for (Map<String, String> language : List.of(ARABIC, TURKISH, Map.<String, String>of())) {
			try (GremioProcess platform = GremioProcess.start(List.of("--data=" + data, "--port-offset=" + offset),
					OUTPUT, language)) {
				awaitSales(api, sales);
				post(api);
				sales++;
				awaitSales(api, sales);
				platform.stop();
			}
			assertThat(names(data)).allMatch((name) -> name.chars().allMatch((character) -> character < 128));
		}
		assertThat(permissions(data)).isEqualTo("rwx------");
	}

	/**
	 * The names of the files. A start under another language can't read foreign digits.
	 */
	private static List<String> names(Path data) throws IOException {
		try (Stream<Path> files = Files.walk(data)) {
			return files.map((file) -> data.relativize(file).toString()).toList();
		}
	}

	private static void post(Api api) throws InterruptedException {
		await().atMost(WITHIN).until(() -> api.isReady(Service.SALES_PRODUCER));
		assertThat(api.post(new Posting(Service.SALES_PRODUCER, "/sales", "", Map.of("client", "İnés",
				"count_sopaipillas", "2", "stock", "50", "ubicacion", "Ñuñoa", "patente_carro", "ñandú i"), null)))
			.isEqualTo(Posting.Outcome.ACKNOWLEDGED);
	}

	private static void awaitSales(Api api, int sales) {
		await().atMost(WITHIN).until(() -> api.isReady(Service.SALES_CONSUMER));
		await().atMost(WITHIN)
			.untilAsserted(() -> assertThat(api.text(Service.SALES_CONSUMER, "/ventadiaria/total"))
				.contains("\"carritos\":" + Math.min(sales, 1) + ",", "\"ventas\":" + sales + ","));
	}

	/** The script takes care of the accent. A JVM alone reports the problem. */
	@Test
	void aFolderMayHaveAnAccentWhereTheLocaleHasNone() throws Exception {
		assumeThat(System.getProperty("sun.jnu.encoding")).as("what this JVM can name").isEqualTo("UTF-8");
		Path data = this.folder.resolve("ñandú");
		try (GremioProcess service = GremioProcess.start(
				List.of(SERVICE, NO_KAFKA, "--server.port=" + FreePort.choose(), "--gremio.data-dir=" + data), OUTPUT,
				Map.of("LC_ALL", "C"))) {
			awaitId(data);
			service.stop();
		}
		String line = "character set ANSI_X3.4-1968. Start it in one with UTF-8, as LC_ALL=C.UTF-8";
		assertThat(said(Map.of("LC_ALL", "C"), "--data", data.toString())).hasLineCount(1).contains(line);
		assertThat(said(Map.of("LC_ALL", "C"), SERVICE, "--server.port=0", "--gremio.data-dir=" + data)).contains(line)
			.doesNotContain("\tat ");
	}

	@Test
	void aUserWithoutHomeIsToldWhatToSet() throws Exception {
		Map<String, String> nobody = javaOptions("-Duser.home=?");
		assertThat(said(nobody)).hasLineCount(1).contains("no home directory").contains("--data").contains("HOME");
		assertThat(said(nobody, SERVICE, "--server.port=0")).contains("no home directory")
			.contains("gremio.data-dir")
			.doesNotContain("\tat ");
		assertThat(Path.of("?")).doesNotExist();
	}

	@Test
	void aServiceAloneTakesItsFolderOverFromBefore() throws Exception {
		Path before = Files.createDirectories(this.folder.resolve(".gremio").resolve(SERVICE));
		Files.createFile(before.resolve("lock"));
		Files.writeString(before.resolve("instance-id"), "known" + System.lineSeparator());
		Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path alone = this.folder.resolve(".gremio/services").resolve(SERVICE);
		try (GremioProcess service = GremioProcess.start(
				List.of(SERVICE, NO_KAFKA, "--server.port=" + FreePort.choose()), OUTPUT,
				javaOptions("-Duser.home=" + this.folder))) {
			assertThat(awaitId(alone)).isEqualTo("known");
			assertThat(before).doesNotExist();
			assertThat(permissions(alone)).isEqualTo("rwx------");
			service.stop();
		}
	}

	private static String awaitId(Path data) {
		Path file = data.resolve("instance-id");
		return await().atMost(WITHIN)
			.until(() -> Files.exists(file) ? Files.readString(file).strip() : "", (id) -> !id.isEmpty());
	}

	/** The output of a JVM that fails to start, without the script and without HOME. */
	private static String said(Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		File output = File.createTempFile("said", ".log");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		builder.command().addAll(List.of(environment.getOrDefault(GremioProcess.JAVA_OPTIONS, "-Xmx256m").split(" ")));
		builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
		builder.command().addAll(List.of(arguments));
		builder.environment().remove("HOME");
		builder.environment().putAll(environment);
		Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
		assertThat(process.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isNotZero();
		String said = Files.readString(output.toPath(), UTF_8);
		assertThat(output.delete()).isTrue();
		return said;
	}

	private static Map<String, String> javaOptions(String options) {
		return Map.of(GremioProcess.JAVA_OPTIONS, options);
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
