package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cl.gremio.service.KnownSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link, key, route and command that a document names exists. */
class DocumentTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)|^\\[[^]]+\\]: (\\S+)$",
			Pattern.MULTILINE);

	private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^[> ]*```.*?^[> ]*```");

	/** A key in code, also in an argument. */
	private static final Pattern KEY = Pattern
		.compile("(?<![\\w.@/-])(?:--|-D)?((?:gremio|spring)\\.[a-z][\\w.-]*[\\w*])");

	private static final Pattern CODE = Pattern.compile("(?ms)^[> ]*```(.*?)^[> ]*```|`([^`\n]+)`");

	private static final Pattern ROUTE = Pattern.compile(
			"(?:https?://(?:localhost|127\\.0\\.0\\.1):[0-9$A-Z_]+|\\b(?:GET|POST) |(?<=`))(/[a-z_]+(?:\\.(?:json|yaml))?(?:/[A-Za-z0-9_{}.-]+)*)");

	/** Folders that look like routes in code. */
	private static final Set<String> FOLDERS = Set.of("/data", "/tmp", "/gremio", "/dev", "/etc", "/usr", "/var");

	private static final Pattern COMMAND = Pattern
		.compile("(?:\\./gremio|\\bbin/gremio)((?: +(?!#|\\|)[^\\s`|>&;]+)*)");

	/**
	 * Names that look like unknown keys: a script, the guild's domain, and a key that
	 * Spring reads before it has metadata.
	 */
	private static final Set<String> KNOWN = Set.of("gremio.cmd", "gremio.cl", "spring.aot.enabled");

	static Stream<Path> documents() throws IOException {
		return Stream.concat(children(ROOT, 1), children(ROOT.resolve("docs"), 9));
	}

	private static Stream<Path> children(Path folder, int depth) throws IOException {
		try (Stream<Path> files = Files.walk(folder, depth)) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyLinkLeadsToAFileAndToAHeading(Path document) {
		String prose = CODE_BLOCK.matcher(read(document)).replaceAll("");
		List<String> broken = LINK.matcher(prose)
			.results()
			.map((link) -> (link.group(1) != null) ? link.group(1) : link.group(2))
			.filter((target) -> !target.matches("(https?|mailto):.*"))
			.filter((target) -> !exists(document, target))
			.toList();
		assertThat(broken).isEmpty();
	}

	private static boolean exists(Path document, String target) {
		String[] parts = target.split("#", 2);
		Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
		return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
	}

	/** The anchors that GitHub gives to headings. Equal headings are numbered from 1. */
	private static List<String> anchors(Path file) {
		Map<String, Integer> seen = new HashMap<>();
		return CODE_BLOCK.matcher(read(file))
			.replaceAll("")
			.lines()
			.filter((line) -> line.matches("#+ .*"))
			.map((line) -> line.replaceFirst("#+ +", "")
				.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.strip()
				.replace(' ', '-'))
			.map((anchor) -> {
				int before = seen.merge(anchor, 1, Integer::sum) - 1;
				return (before == 0) ? anchor : anchor + "-" + before;
			})
			.toList();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyKeyExists(Path document) {
		assertThat(code(document).flatMap((code) -> KEY.matcher(code).results())
			.map((key) -> key.group(1))
			.filter((key) -> !KNOWN.contains(key))
			.filter((key) -> !isKey(key))
			.distinct()
			.toList()).isEmpty();
	}

	/** Accepts keys that only tests read, and topics whose names look like keys. */
	private static boolean isKey(String key) {
		String name = key.replaceFirst("\\.?\\*$", "");
		Stream<String> keys = key.startsWith("gremio.") ? KnownSettings.keys().stream() : SpringKeys.all().stream();
		return keys.anyMatch((known) -> (known + ".").startsWith(name + ".") || name.startsWith(known + "."))
				|| isInSources("\"" + name + "\"");
	}

	private static boolean isInSources(String literal) {
		try (Stream<Path> files = Files.walk(ROOT)) {
			return files.filter((file) -> file.toString().contains("src") && file.toString().endsWith(".java"))
				.anyMatch((file) -> read(file).contains(literal));
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

	@ParameterizedTest
	@MethodSource("documents")
	void everyRouteExists(Path document) {
		Set<String> routes = Routes.all();
		assertThat(ROUTE.matcher(read(document))
			.results()
			.map((route) -> route.group(1))
			.filter((route) -> FOLDERS.stream().noneMatch((folder) -> (route + "/").startsWith(folder + "/")))
			.filter((route) -> !Routes.have(route))
			.distinct()
			.toList()).as("not one of %s", routes).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyCommandExists(Path document) {
		assertThat(code(document).flatMap((code) -> COMMAND.matcher(code).results())
			.map((command) -> command.group(1))
			.filter((command) -> !isCommand(new ArrayDeque<>(List.of(command.strip().split(" +")))))
			.distinct()
			.toList()).isEmpty();
	}

	/**
	 * Whether each word before the first argument is a command and each option is known.
	 */
	private static boolean isCommand(Deque<String> words) {
		CommandLine command = Main.commandLine();
		while (!words.isEmpty() && command.getSubcommands().containsKey(words.peek())) {
			command = command.getSubcommands().get(words.remove());
		}
		CommandLine last = command;
		boolean complete = last.getSubcommands().isEmpty() || words.isEmpty()
				|| words.peek().matches("-.*|…|\\.\\.\\.|") || words.peek().equals("SERVICE");
		return complete && words.stream()
			.filter((word) -> word.startsWith("-"))
			.map((word) -> word.replaceFirst("=.*", ""))
			.allMatch((option) -> option.contains(".") || last.getCommandSpec().findOption(option) != null);
	}

	private static Stream<String> code(Path document) {
		return CODE.matcher(read(document)).results().map(DocumentTests::text).toList().stream();
	}

	private static String text(MatchResult code) {
		return (code.group(1) != null) ? code.group(1) : code.group(2);
	}

}
