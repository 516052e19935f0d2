package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The release runs by its own script, without Maven and without the sources. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
@SideBySide
class ReleaseIT {

	private static final Path OUTPUT = Path.of("target", "ReleaseIT.log").toAbsolutePath();

	private static final Duration WITHIN = Duration.ofMinutes(2);

	@TempDir
	private Path folder;

	@Test
	void itRecordsASaleAndStops() throws Exception {
		int offset = FreePort.offset();
		Api api = new Api(Ports.shifted(offset)::of);
		try (GremioProcess gremio = GremioProcess.ofRelease(release(),
				List.of("--data=" + this.folder.resolve("data"), "--port-offset=" + offset), OUTPUT)) {
			await().atMost(WITHIN).until(() -> api.isReady(Service.SALES_PRODUCER));
			assertThat(
					api.post(
							new Posting(Service.SALES_PRODUCER, "/sales", "",
									Map.of("client", "ana", "count_sopaipillas", "2", "stock", "50", "ubicacion",
											"plaza", "patente_carro", "AB1234"),
									null)))
				.isEqualTo(Posting.Outcome.ACKNOWLEDGED);
			await().atMost(WITHIN).until(() -> api.isReady(Service.SALES_CONSUMER));
			await().atMost(WITHIN)
				.untilAsserted(
						() -> assertThat(api.text(Service.SALES_CONSUMER, "/ventadiaria")).contains("\"AB1234\""));
			gremio.stop();
		}
	}

	@Test
	void itHasTheDocumentsAndTheLicense() throws IOException {
		assertThat(release()).isDirectoryContaining("glob:**/LICENSE")
			.isDirectoryContaining("glob:**/README.md")
			.isDirectoryContaining("glob:**/docs");
	}

	/** The folder that the build of this module made. */
	private static Path release() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of("target/release"))) {
			Path release = folders.max(Comparator.comparing((folder) -> folder.toFile().lastModified()))
				.orElseThrow()
				.toAbsolutePath();
			// Imitates a JVM that can't write its archive, which takes half a minute.
			Files.write(release.resolve("classes-" + System.getProperty("java.vm.version") + ".jsa"), new byte[0]);
			return release;
		}
	}

}
