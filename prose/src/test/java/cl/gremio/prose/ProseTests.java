package cl.gremio.prose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spelling and grammar of the documents and of all comments, by LanguageTool. A word that
 * it does not know, and that is right, goes into {@code words.txt}.
 */
class ProseTests {

	/** Rules that misread names, lists and tables. */
	private static final Set<String> DISABLED = Set.of("AGREEMENT_SENT_START", "ANY_BODY", "ARROWS", "AS_IS_VBG",
			"A_CD_NNS", "A_INFINITIVE", "A_NNS", "COLLECTIVE_NOUN_VERB_AGREEMENT_VBP", "COMMA_COMPOUND_SENTENCE",
			"COMMA_COMPOUND_SENTENCE_2", "COMMA_PARENTHESIS_WHITESPACE", "CONSECUTIVE_SPACES", "DOUBLE_PUNCTUATION",
			"ENGLISH_WORD_REPEAT_BEGINNING_RULE", "ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN", "EN_UNPAIRED_BRACKETS",
			"EN_UNPAIRED_QUOTES", "EXCEPTION_OF_TO", "FILL_OF_WITH", "ID_CASING", "IT_IS_2", "IT_IS_NO", "KIND_OF_A",
			"LC_AFTER_PERIOD", "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE", "NO_COMMA_BEFORE_SO", "PHRASE_REPETITION",
			"POSSESSIVE_APOSTROPHE", "REPEATED_VERBS", "SENTENCE_WHITESPACE",
			"SENT_START_CONJUNCTIVE_LINKING_ADVERB_COMMA", "SPACE_BEFORE_PARENTHESIS", "SUBJECT_VERB_AGREEMENT",
			"THE_SUPERLATIVE", "TO_TOO", "TWELFTH_OF_NEVER", "UNLIKELY_OPENING_PUNCTUATION", "UNNECESSARY_COMMA",
			"UPPERCASE_SENTENCE_START", "VERB_NOUN_CONFUSION", "WHITESPACE_RULE");

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private final JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));

	ProseTests() throws IOException {
		List<String> words = readWords();
		for (Rule rule : this.tool.getAllActiveRules()) {
			if (rule instanceof SpellingCheckRule spelling) {
				spelling.addIgnoreTokens(words);
			}
		}
		this.tool.disableRules(List.copyOf(DISABLED));
	}

	@Test
	void documentsAreSpelledRight() throws IOException {
		List<Path> documents = documents();
		assertThat(documents).hasSizeGreaterThan(20);
		assertThat(mistakes(documents)).isEmpty();
	}

	@Test
	void commentsAreSpelledRight() throws IOException {
		List<Path> sources = sources();
		assertThat(sources).hasSizeGreaterThan(200);
		assertThat(mistakes(sources)).isEmpty();
	}

	@Test
	void aMistakeIsFound() throws IOException {
		assertThat(mistakes("A sentnce.")).hasSize(1);
		assertThat(mistakes("He have a cart.")).hasSize(1);
	}

	/** English only: the Spanish README is checked by people. */
	private static List<Path> documents() throws IOException {
		try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream.concat(top, docs)
				.filter((path) -> path.toString().endsWith(".md") && !path.endsWith("LEEME.md"))
				.sorted()
				.toList();
		}
	}

	private static List<Path> sources() throws IOException {
		List<Path> sources = new ArrayList<>();
		try (Stream<Path> modules = Files.list(ROOT)) {
			for (Path main : modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.toList()) {
				try (Stream<Path> files = Files.walk(main)) {
					files.filter((file) -> file.toString().endsWith(".java")).forEach(sources::add);
				}
			}
		}
		return sources;
	}

	private List<String> mistakes(List<Path> files) throws IOException {
		List<String> mistakes = new ArrayList<>();
		for (Path file : files) {
			String content = Files.readString(file);
			String text = file.toString().endsWith(".java") ? PlainText.ofComments(content)
					: PlainText.ofMarkdown(content);
			mistakes(text).forEach((mistake) -> mistakes.add(ROOT.relativize(file) + ": " + mistake));
		}
		return mistakes;
	}

	private List<String> mistakes(String text) throws IOException {
		return this.tool.check(text).stream().map((match) -> describe(match, text)).toList();
	}

	private static String describe(RuleMatch match, String text) {
		int from = Math.max(0, match.getFromPos() - 30);
		int to = Math.min(text.length(), match.getToPos() + 30);
		return text.substring(match.getFromPos(), match.getToPos()) + " (" + match.getRule().getId() + "), in: "
				+ text.substring(from, to).replace('\n', ' ');
	}

	private static List<String> readWords() throws IOException {
		try (var words = ProseTests.class.getResourceAsStream("words.txt")) {
			return new String(words.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.toList();
		}
	}

}
