package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The script builds what has changed, once, never takes a build away from a process, and
 * starts the JVM with the right flags.
 */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ScriptTests {

	private static final Pattern WINDOWS_MESSAGE = Pattern.compile("echo gremio: (.*?) 1>&2");

	@TempDir
	private Path folder;

	private ScriptTree tree;

	@BeforeEach
	void copy() throws IOException {
		this.tree = new ScriptTree(this.folder.resolve("my guild"));
	}

	@Test
	void startsAtTheSameTimeBuildOnce() throws Exception {
		try (ScriptRun one = start(); ScriptRun other = start("sales-producer")) {
			assertThat(List.of(one.end(), other.end())).containsOnly(0);
		}
		assertThat(this.tree.events()).containsExactly("build", "rehearsal");
	}

	@ParameterizedTest
	@ValueSource(strings = { "status", "dlt", "keys", "--version", "--help", "-h" })
	void aToolWaitsForNoRehearsal(String tool) throws Exception {
		assertThat(ran(tool)).contains("-Xmx256m").endsWith("Main " + tool + "\n");
		assertThat(this.tree.events()).containsExactly("build");
		assertThat(ran()).contains("-XX:SharedArchiveFile=");
		assertThat(ran("sales-producer")).contains("-XX:SharedArchiveFile=");
		assertThat(this.tree.events()).containsExactly("build", "rehearsal");
	}

	@Test
	void aKilledBuildIsBegunAnew() throws Exception {
		Path begun = this.tree.path("build/work/standalone/begun");
		Path hangs = Files.createFile(this.tree.path("hangs"));
		try (ScriptRun killed = start("--version")) {
			await().until(() -> Files.exists(begun));
			killed.kill();
		}
		Files.delete(hangs);
		Path half = Files.createFile(begun.resolveSibling("half"));
		assertThat(ran("--version")).contains("standalone-1.jar");
		assertThat(half).doesNotExist();
		assertThat(this.tree.builds()).hasSize(1);
	}

	@Test
	void aChangedSourceIsBuiltBesideTheBuildThatRuns() throws Exception {
		try (ScriptRun running = start()) {
			await().until(() -> running.out().contains("Main"));
			Path first = this.tree.builds().get(0);
			FileTime built = Files.getLastModifiedTime(first.resolve("used"));
			Files.setLastModifiedTime(this.tree.path("pom.xml"), FileTime.from(built.toInstant().plusMillis(1)));
			assertThat(ran("--version")).doesNotContain(first.toString());
			assertThat(first.resolve("standalone-1.jar")).exists();
			assertThat(this.tree.builds()).hasSize(2);
			assertThat(running.end()).isZero();
			assertThat(ran("--version")).doesNotContain(first.toString());
			assertThat(this.tree.builds()).hasSize(1);
		}
		assertThat(this.tree.events()).containsExactly("build", "rehearsal", "build");
	}

	@Test
	void aFailedBuildIsSaidAndRepeated() throws Exception {
		Path fails = Files.createFile(this.tree.path("fails"));
		assertThat(refusal(Map.of())).endsWith("gremio: The build failed\n");
		Files.delete(fails);
		assertThat(ran("--version")).contains("standalone-1.jar");
	}

	@Test
	void javaIsNamedWhereItIsMissingOrTooOld() throws Exception {
		assertThat(refusal(Map.of("VERSION", "11"))).matches("gremio: Java 17 or newer is needed, .* is Java 11\n");
		assertThat(refusal(Map.of("VERSION", "1.8"))).matches("gremio: Java 17 or newer is needed, .* is not\n");
		assertThat(refusal(Map.of("JAVA_HOME", "/nowhere"))).matches("gremio: .*JAVA_HOME \\(/nowhere\\) has no .*\n");
		assertThat(this.tree.events()).isEmpty();
	}

	@Test
	void eachCommandHasTheFlagsThatFitIt() throws Exception {
		assertThat(ran("--data", "my data")).contains("deploy/java.args", "deploy/standalone.args")
			.endsWith("Main --data my data\n");
		try (ScriptRun service = this.tree.start(Map.of("GREMIO_JAVA_OPTS", "-Xmx1g -Da=b", "VERSION", "25"),
				"sales-producer", "--server.port=1")) {
			assertThat(service.end()).isZero();
			assertThat(service.out()).contains("deploy/java.args", "deploy/service.args -Xmx1g -Da=b",
					"--enable-native-access=ALL-UNNAMED");
		}
	}

	@Test
	void aReleaseRunsAsItIsAndByALink() throws Exception {
		ScriptTree release = new ScriptTree(this.folder.resolve("release"));
		Files.createDirectories(release.path("bin"));
		Files.move(release.path("gremio"), release.path("bin/gremio"));
		Files.createDirectories(release.path("lib"));
		Files.createFile(release.path("lib/standalone-1.jar"));
		Files.createSymbolicLink(release.path("gremio"), Path.of("bin/gremio"));
		try (ScriptRun run = release.start(Map.of(), "--version")) {
			assertThat(run.end()).isZero();
			assertThat(run.out()).contains(release.path("lib/standalone-1.jar").toString());
		}
		assertThat(release.events()).isEmpty();
	}

	@Test
	void aBuildThatIsNamedIsNeverReplaced() throws Exception {
		Path empty = Files.createDirectories(this.folder.resolve("empty"));
		Map<String, String> named = Map.of("GREMIO_BUILT", empty.toString());
		assertThat(refusal(named)).isEqualTo("gremio: There is nothing to run in " + empty + "\n");
		assertThat(this.tree.events()).isEmpty();
	}

	/** The script for Windows can't run here. */
	@Test
	void theScriptForWindowsHasTheSameMessages() throws IOException {
		String script = Files.readString(Path.of("../gremio"));
		List<String> messages = WINDOWS_MESSAGE.matcher(Files.readString(Path.of("../gremio.cmd")))
			.results()
			.map((message) -> message.group(1))
			.toList();
		assertThat(messages).hasSizeGreaterThan(4)
			.allSatisfy((message) -> assertThat(Stream.of(message.replace("\\java.exe", "/java").split("\"?%\\w+%\"?")))
				.allMatch(script::contains));
	}

	private ScriptRun start(String... arguments) throws IOException {
		return this.tree.start(Map.of(), arguments);
	}

	/** The command line of the JVM. */
	private String ran(String... arguments) throws Exception {
		try (ScriptRun run = start(arguments)) {
			assertThat(run.end()).as(run.err()).isZero();
			return run.out();
		}
	}

	private String refusal(Map<String, String> environment) throws Exception {
		try (ScriptRun run = this.tree.start(environment, "--version")) {
			assertThat(run.end()).isOne();
			assertThat(run.out()).isEmpty();
			return run.err();
		}
	}

}
