package cl.gremio.standalone;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Takes the README's tour, so that it can't rot. */
@Timeout(180)
class TourIT {

	private static final Path README = Path.of("../README.md");

	@TempDir
	private Path folder;

	@Test
	void everyCommandOfTheReadmeGivesTheAnswerThatItSays() throws Exception {
		List<Tour.Step> steps = Tour.read(README);
		assertThat(steps).hasSizeGreaterThan(15);
		try (Standalone platform = Standalone.start(Options.onFreePorts(this.folder, Map.of()))) {
			HttpCalls calls = new HttpCalls(platform);
			for (Tour.Step step : steps) {
				take(step, platform, calls);
			}
		}
	}

	/**
	 * A GET shows what was posted soon, not at once; a POST must be right the first time.
	 */
	private static void take(Tour.Step step, Standalone platform, HttpCalls calls) {
		if (step.option("-d").isEmpty()) {
			await().atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(calls.send(request(step, platform)).body()).as(step.toString())
					.matches(step.answer()));
		}
		else {
			assertThat(calls.send(request(step, platform)).body()).as(step.toString()).matches(step.answer());
		}
	}

	private static HttpRequest.Builder request(Tour.Step step, Standalone platform) {
		URI url = URI.create(step.url());
		Service service = Stream.of(Service.values())
			.filter((candidate) -> candidate.defaultPort() == url.getPort())
			.findFirst()
			.orElseThrow();
		HttpRequest.Builder request = HttpRequest.newBuilder(
				URI.create(step.url().replace("localhost:" + url.getPort(), "127.0.0.1:" + platform.port(service))));
		step.option("-H").forEach((header) -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
		List<String> data = step.option("-d");
		if (!data.isEmpty()) {
			if (step.option("-H").stream().noneMatch((header) -> header.startsWith("Content-Type"))) {
				request.header("Content-Type", "application/x-www-form-urlencoded");
			}
			request.POST(HttpRequest.BodyPublishers.ofString(String.join("&", data)));
		}
		return request;
	}

}
