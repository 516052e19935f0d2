package cl.gremio.board.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every text of the page is there in both languages, and nowhere else. */
class PageTextsTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

	/** A key that is written out, or the beginning of a key that goes on with a value. */
	private static final Pattern KEY = Pattern
		.compile("text\\(\\s*(?:\\([^)]*\\) \\? )?'([a-z][\\w.]*)'|data-(?:text|label)=\"([\\w.]+)\"");

	private static final Pattern PREFIX = Pattern.compile("`([a-z][\\w.]*\\.)\\$\\{");

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)(?<=^|\\s)//.*$", Pattern.DOTALL);

	/**
	 * Text between quotes in code that has a space between two words, or begins like a
	 * sentence.
	 */
	private static final Pattern SENTENCE = Pattern
		.compile("['\"`]((?:[A-ZÁÉÍÓÚÑ¿¡][a-záéíóúñ]+|[a-záéíóúñ]+ [a-záéíóúñ]+)[^'\"`<>=;]*)['\"`]");

	private static final Pattern TEXT_IN_HTML = Pattern.compile(">\\s*([^<\\s][^<]*)<");

	/**
	 * Not for readers: names of events, of keys and of HTTP, fonts and classes, and the
	 * product's name.
	 */
	private static final Set<String> NOT_FOR_READERS = Set.of("America/Santiago", "Date", "Gremio-Zone", "AbortError",
			"Idempotency-Key", "Content-Type", "Accept", "Escape", "Segoe UI", "Helvetica Neue", "Liberation Sans",
			"POST", "ArrowUp", "ArrowDown", "move zoomend", "move zoomend viewreset resize", "carts leaflet-zoom-hide");

	private static final Set<String> CLASSES = PageFiles.own()
		.entrySet()
		.stream()
		.filter((file) -> file.getKey().endsWith(".css"))
		.flatMap((file) -> Pattern.compile("\\.([a-z][\\w-]*)").matcher(file.getValue()).results())
		.map((match) -> match.group(1))
		.collect(Collectors.toSet());

	private final Map<String, String> spanish = texts("es");

	private final Map<String, String> english = texts("en");

	@Test
	void bothLanguagesHaveTheSameKeys() {
		assertThat(this.spanish.keySet()).isEqualTo(this.english.keySet());
		assertThat(this.spanish.values()).noneMatch(String::isBlank);
		assertThat(this.english.values()).noneMatch(String::isBlank);
	}

	@Test
	void bothLanguagesHaveTheSameValuesInTheirTexts() {
		this.spanish.forEach(
				(key, text) -> assertThat(placeholders(text)).as(key).isEqualTo(placeholders(this.english.get(key))));
	}

	@Test
	void everyTextThatTheCodeAsksForIsThere() {
		Set<String> missing = new TreeSet<>();
		PageFiles.own().forEach((name, content) -> {
			for (MatchResult match : KEY.matcher(content).results().toList()) {
				String key = (match.group(1) != null) ? match.group(1) : match.group(2);
				if (!this.spanish.containsKey(key) && !this.spanish.containsKey(key + ".other")) {
					missing.add(name + ": " + key);
				}
			}
			for (MatchResult match : PREFIX.matcher(content).results().toList()) {
				if (this.spanish.keySet().stream().noneMatch((key) -> key.startsWith(match.group(1)))) {
					missing.add(name + ": " + match.group(1));
				}
			}
		});
		assertThat(missing).isEmpty();
	}

	@Test
	void everyTextIsAskedFor() {
		String code = PageFiles.own()
			.entrySet()
			.stream()
			.filter((file) -> !file.getKey().startsWith("texts/"))
			.map(Map.Entry::getValue)
			.collect(Collectors.joining("\n"));
		List<String> prefixes = PREFIX.matcher(code).results().map((match) -> match.group(1)).toList();
		assertThat(this.spanish.keySet()).filteredOn((key) -> {
			String asked = key.replaceFirst("\\.(one|other)$", "");
			return !code.contains("'" + asked + "'") && !code.contains("\"" + asked + "\"")
					&& prefixes.stream().noneMatch(asked::startsWith) && !asked.startsWith("error.");
		}).isEmpty();
	}

	@Test
	void noTextStandsInTheCode() {
		List<String> found = new ArrayList<>();
		PageFiles.own().forEach((name, content) -> {
			if (name.endsWith(".js")) {
				SENTENCE.matcher(COMMENT.matcher(content).replaceAll(""))
					.results()
					.map((match) -> match.group(1))
					.filter((text) -> !isNotForReaders(text))
					.forEach((text) -> found.add(name + ": " + text));
			}
			else if (name.endsWith(".html")) {
				TEXT_IN_HTML.matcher(content)
					.results()
					.map((match) -> match.group(1).strip())
					.filter((text) -> text.length() > 1 && !text.startsWith("gremio"))
					.forEach((text) -> found.add(name + ": " + text));
			}
		});
		assertThat(found).isEmpty();
	}

	/** A list of classes of the style sheets looks like a text. */
	private static boolean isNotForReaders(String text) {
		return NOT_FOR_READERS.contains(text) || Stream.of(text.replaceAll("\\$\\{.*", "").split(" "))
			.allMatch((word) -> word.endsWith("-") || CLASSES.contains(word));
	}

	private static Set<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text).results().map((match) -> match.group(1)).collect(Collectors.toSet());
	}

	private static Map<String, String> texts(String language) {
		Map<String, String> texts = new TreeMap<>();
		JsonMapper.shared()
			.readTree(PageFiles.own().get("texts/" + language + ".json"))
			.forEachEntry((key, text) -> texts.put(key, text.asString()));
		return texts;
	}

}
