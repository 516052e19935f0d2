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

/** The curl commands of a README, each with the answer that it promises. */
enum Tour {

	ENGLISH("README.md"), SPANISH("LEEME.md");

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+?)='([^']*)'|(\\S+)");

	private static final Pattern PAUSE = Pattern.compile("sleep [1-9]");

	private final Path readme;

	Tour(String readme) {
		this.readme = Path.of("..", readme);
	}

	/** Runs every command against services that have recorded nothing yet. */
	void take(HttpCalls calls) throws IOException {
		steps().forEach((step) -> take(step, calls));
	}

	/**
	 * A GET may show a new event only after the pause, or later on a busy machine. A POST
	 * must be right the first time.
	 */
	private static void take(Step step, HttpCalls calls) {
		if (step.isPost()) {
			assertThat(calls.send(step.request(calls)).body()).as(step.toString()).matches(step.pattern());
		}
		else {
			await().atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(calls.send(step.request(calls)).body()).as(step.toString())
					.matches(step.pattern()));
		}
	}

	/**
	 * Reads the steps. A step is a line that begins with {@code curl}. Its answer follows
	 * as a comment, in which … stands for anything. A line {@code sleep N} before the
	 * step is its pause.
	 */
	List<Step> steps() throws IOException {
		List<Step> steps = new ArrayList<>();
		boolean isPaused = false;
		String command = null;
		for (String line : Files.readAllLines(this.readme)) {
			if (command != null) {
				assertThat(line).as("the answer to: " + command).startsWith("# ");
				steps.add(new Step(command, line.substring(2), isPaused));
				command = null;
				isPaused = false;
			}
			else if (line.startsWith("curl ")) {
				command = line;
			}
			else if (PAUSE.matcher(line).matches()) {
				isPaused = true;
			}
		}
		assertThat(steps).hasSizeGreaterThan(15);
		return steps;
	}

	/**
	 * A command and its answer.
	 *
	 * @param command the whole line
	 * @param answer the whole answer, in which … stands for anything
	 * @param isPaused whether the tour pauses before the command
	 */
	record Step(String command, String answer, boolean isPaused) {

		boolean isPost() {
			return !option("-d").isEmpty();
		}

		private Pattern pattern() {
			return Pattern.compile(
					Stream.of(this.answer.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
					Pattern.DOTALL);
		}

		private HttpRequest.Builder request(HttpCalls calls) {
			URI url = URI
				.create(words().stream().filter((word) -> word.startsWith("http://")).findFirst().orElseThrow());
			Service service = Stream.of(Service.values())
				.filter((candidate) -> candidate.defaultPort() == url.getPort())
				.findFirst()
				.orElseThrow();
			String path = url.toString().substring(url.toString().indexOf(url.getRawPath(), "http://".length()));
			HttpRequest.Builder request = calls.request(service, path);
			option("-H").forEach((header) -> request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]));
			if (isPost()) {
				if (option("-H").stream().noneMatch((header) -> header.startsWith("Content-Type"))) {
					request.header("Content-Type", "application/x-www-form-urlencoded");
				}
				request.POST(HttpRequest.BodyPublishers.ofString(String.join("&", option("-d"))));
			}
			return request;
		}

		/** The values of an option, such as {@code -d}. */
		private List<String> option(String name) {
			List<String> words = words();
			List<String> values = new ArrayList<>();
			for (int i = 0; i + 1 < words.size(); i++) {
				if (words.get(i).equals(name)) {
					values.add(words.get(i + 1));
				}
			}
			return values;
		}

		private List<String> words() {
			List<String> words = new ArrayList<>();
			Matcher matcher = WORD.matcher(this.command.substring("curl ".length()));
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

		@Override
		public String toString() {
			return this.command;
		}

	}

}
