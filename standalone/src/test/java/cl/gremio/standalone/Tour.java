package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The curl commands of the README, each with the answer that it promises. */
final class Tour {

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+?)='([^']*)'|(\\S+)");

	private Tour() {
	}

	/**
	 * Reads the steps: in a shell block, a line that begins with {@code curl}, and under
	 * it the answer as a comment, in which … stands for anything.
	 */
	static List<Step> read(Path readme) throws IOException {
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
	record Step(List<String> words, Pattern answer) {

		String url() {
			return this.words.stream().filter((word) -> word.startsWith("http://")).findFirst().orElseThrow();
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
