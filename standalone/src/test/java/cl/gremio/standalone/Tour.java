package cl.gremio.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The curl commands of the README, each with the answer that it promises. */
final class Tour {

	private static final Path README = Path.of("../README.md");

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+?)='([^']*)'|(\\S+)");

	private Tour() {
	}

	/** Takes the tour, against services that have seen nothing yet. */
	static void take(HttpCalls calls) throws IOException {
		List<Step> steps = read(README);
		assertThat(steps).hasSizeGreaterThan(15);
		steps.forEach((step) -> take(step, calls));
	}

	/**
	 * A GET shows what was posted soon, not at once; a POST must be right the first time.
	 */
	private static void take(Step step, HttpCalls calls) {
		if (step.option("-d").isEmpty()) {
			await().atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(calls.send(step.request(calls)).body()).as(step.toString())
					.matches(step.answer()));
		}
		else {
			assertThat(calls.send(step.request(calls)).body()).as(step.toString()).matches(step.answer());
		}
	}

	/**
	 * Reads the steps: in a shell block, a line that begins with {@code curl}, and under
	 * it the answer as a comment, in which … stands for anything.
	 */
	private static List<Step> read(Path readme) throws IOException {
		List<Step> steps = new ArrayList<>();
		String command = null;
		for (String line : Files.readAllLines(readme)) {
			if (line.startsWith("curl ")) {
				command = line;
			}
			else if (command != null && line.startsWith("# ")) {
				steps.add(new Step(words(command), pattern(line.substring(2))));
				command = null;
			}
		}
		return steps;
	}

	private static List<String> words(String command) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(command.substring("curl ".length()));
		while (matcher.find()) {
			if (matcher.group(1) != null) {
				words.add(matcher.group(1));
			}
			else if (matcher.group(2) != null) {
				words.add(matcher.group(2) + "=" + matcher.group(3));
			}
			else {
				words.add(matcher.group(4));
			}
		}
		return words;
	}

	private static Pattern pattern(String answer) {
		return Pattern.compile(Stream.of(answer.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
				Pattern.DOTALL);
	}

	/**
	 * A command and its answer.
	 *
	 * @param words what follows {@code curl}
	 * @param answer what the whole answer must match
	 */
	private record Step(List<String> words, Pattern answer) {

		HttpRequest.Builder request(HttpCalls calls) {
			URI url = URI
				.create(this.words.stream().filter((word) -> word.startsWith("http://")).findFirst().orElseThrow());
			Service service = Stream.of(Service.values())
				.filter((candidate) -> candidate.defaultPort() == url.getPort())
				.findFirst()
				.orElseThrow();
			String path = url.toString().substring(url.toString().indexOf(url.getRawPath(), "http://".length()));
			HttpRequest.Builder request = calls.request(service, path);
			option("-H").forEach((header) -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
			List<String> data = option("-d");
			if (!data.isEmpty()) {
				if (option("-H").stream().noneMatch((header) -> header.startsWith("Content-Type"))) {
					request.header("Content-Type", "application/x-www-form-urlencoded");
				}
				request.POST(HttpRequest.BodyPublishers.ofString(String.join("&", data)));
			}
			return request;
		}

		/** The values of an option, such as {@code -d}. */
		List<String> option(String name) {
			List<String> values = new ArrayList<>();
			for (int i = 0; i + 1 < this.words.size(); i++) {
				if (this.words.get(i).equals(name)) {
					values.add(this.words.get(i + 1));
				}
			}
			return values;
		}

		@Override
		public String toString() {
			return "curl " + String.join(" ", this.words);
		}

	}

}
