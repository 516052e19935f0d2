package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every message that the documents explain is in the code. A message is code in the first
 * cell of a table row, or in the second cell if the first is a status. A {@code …} stands
 * for text that varies.
 */
class MessageDocsTests {

	private static final Pattern CELL = Pattern.compile("^\\| (?:\\d{3} \\| )?(.*?) \\|", Pattern.MULTILINE);

	private static final Pattern MESSAGE = Pattern.compile("`([^`]+)`");

	/** The place where a Java string goes on in the next literal. */
	private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

	@ParameterizedTest
	@ValueSource(strings = { "trouble.md", "upgrade.md" })
	void everyMessageStandsInTheCode(String page) throws IOException {
		String code = code();
		assertThat(messages(Files.readString(Path.of("../docs/operations", page)))).hasSizeGreaterThan(5)
			.filteredOn((message) -> !isIn(code, message))
			.as("messages that the code does not have")
			.isEmpty();
	}

	@Test
	void aMessageIsCodeInTheCellThatNamesIt() {
		assertThat(messages("""
				| 503 | `The queue is full.`, `No …` | `not this` |
				| `One …` | |
				| none | `nor this` |
				""")).containsExactly("The queue is full.", "No …", "One …");
		assertThat(fragments("… can be read on: …, after … s")).containsExactly("can be read on:", ", after");
	}

	private static List<String> messages(String page) {
		return CELL.matcher(page)
			.results()
			.map((cell) -> cell.group(1))
			.flatMap((cell) -> MESSAGE.matcher(cell).results())
			.map((message) -> message.group(1))
			.toList();
	}

	private static boolean isIn(String code, String message) {
		List<String> fragments = fragments(message);
		return !fragments.isEmpty() && fragments.stream().allMatch(code::contains);
	}

	private static List<String> fragments(String message) {
		return Stream.of(message.split("…")).map(String::strip).filter((text) -> text.length() > 2).toList();
	}

	private static String code() throws IOException {
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			String java = modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.flatMap(MessageDocsTests::files)
				.map(MessageDocsTests::read)
				.collect(Collectors.joining());
			return JOINT.matcher(java).replaceAll("").replace("\\\"", "\"") + Files.readString(Path.of("../gremio"));
		}
	}

	private static Stream<Path> files(Path sources) {
		try (Stream<Path> files = Files.walk(sources)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
