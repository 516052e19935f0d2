package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cl.gremio.standalone.OpenApiTests.Operation;
import cl.gremio.traffic.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code docs/api.md}, which people read, against {@code openapi.yaml}. */
class ApiPageTests {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	private static final Pattern SECTION = Pattern.compile("(?ms)^### `([A-Z]+ [^`]+)`\\n(.*?)(?=^#{2,3} |\\z)");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (yes)? ?\\| (.*) \\|$");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	@Test
	void itHasTheRoutesThatTheDocumentHas() throws IOException {
		List<String> documented = OpenApiTests.routes().map(Operation::label).sorted().toList();
		assertThat(sections().keySet()).containsExactlyElementsOf(documented);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void itNamesThePort(Operation operation) throws IOException {
		assertThat(sections().get(operation.label())).contains("port " + operation.port());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void itHasTheFieldsOfEachBodyWithTheirRanges(Operation operation) throws IOException {
		JsonNode schema = DOCUMENT.at(operation.pointer())
			.at("/requestBody/content/application~1x-www-form-urlencoded/schema");
		JsonNode properties = DOCUMENT.resolve(schema).path("properties");
		List<MatchResult> rows = ROW.matcher(sections().get(operation.label())).results().toList();
		assertThat(rows).extracting((row) -> row.group(1)).containsExactlyElementsOf(properties.propertyNames());
		Set<String> required = new TreeSet<>();
		DOCUMENT.resolve(schema).path("required").forEach((name) -> required.add(name.asString()));
		for (MatchResult row : rows) {
			assertThat(row.group(2) != null).as(row.group(1)).isEqualTo(required.contains(row.group(1)));
			for (String range : ranges(properties.path(row.group(1)))) {
				assertThat(row.group(3)).as(row.group(1)).contains(range);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("operations")
	void itHasTheFieldsAndTheQueryOfEachAnswer(Operation operation) throws IOException {
		String section = sections().get(operation.label());
		JsonNode node = DOCUMENT.at(operation.pointer());
		JsonNode answers = DOCUMENT.resolve(node.path("responses").path("200")).path("content");
		if (operation.method().equals("get") && answers.has("application/json")) {
			assertThat(codes(section, "Fields:"))
				.containsAll(fields(answers.path("application/json").path("schema")).propertyNames());
			assertThat(section.contains("CSV.")).isEqualTo(answers.has("text/csv"));
			assertThat(section.contains("Live.")).isEqualTo(answers.has("text/event-stream"));
		}
		node.path("parameters").forEach((parameter) -> {
			JsonNode resolved = DOCUMENT.resolve(parameter);
			if (resolved.path("in").asString().equals("query")) {
				assertThat(codes(section, "Query:")).contains(resolved.path("name").asString());
			}
		});
	}

	static Stream<Operation> operations() {
		return OpenApiTests.routes();
	}

	private static Map<String, String> sections() throws IOException {
		Map<String, String> sections = new TreeMap<>();
		SECTION.matcher(Files.readString(Path.of("../docs/api.md")))
			.results()
			.forEach((section) -> sections.put(section.group(1), section.group(2)));
		return sections;
	}

	/** The words in code font after a label. */
	private static List<String> codes(String section, String label) {
		int start = section.indexOf(label);
		return (start != -1) ? CODE.matcher(section.substring(start)).results().map((code) -> code.group(1)).toList()
				: List.of();
	}

	/** The schema of a row, or of the whole answer. */
	private static JsonNode fields(JsonNode schema) {
		JsonNode resolved = DOCUMENT.resolve(schema);
		if (resolved.has("oneOf")) {
			return fields(resolved.path("oneOf").get(0));
		}
		return resolved.has("items") ? fields(resolved.path("items")) : resolved.path("properties");
	}

	/**
	 * The ranges of numbers and the lengths of text in a schema, as a person writes them.
	 */
	private static List<String> ranges(JsonNode schema) {
		JsonNode resolved = DOCUMENT.resolve(schema);
		List<String> ranges = new ArrayList<>();
		Stream.concat(Stream.of(resolved), resolved.path("oneOf").values().stream().map(DOCUMENT::resolve))
			.forEach((choice) -> {
				if (choice.has("minimum") && choice.has("maximum")) {
					ranges.add(choice.path("minimum").asString() + " to " + choice.path("maximum").asString());
				}
				if (choice.path("type").asString("").equals("string") && choice.has("minLength")
						&& !resolved.has("oneOf")) {
					ranges.add(choice.path("minLength").asString() + " to " + choice.path("maxLength").asString());
				}
			});
		return ranges;
	}

}
