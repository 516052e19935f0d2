package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import cl.gremio.traffic.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the documents of the interfaces with those of the last release, which stand in
 * {@code src/test/resources/interfaces}. The changelog names each breaking change, word
 * by word.
 */
class CompatibilityTests {

	@Test
	void theChangelogNamesEachBreakingChange() throws IOException {
		String changelog = Files.readString(Path.of("../CHANGELOG.md"));
		List<String> changes = Stream.concat(
				BreakingChanges.ofRoutes(ApiDocument.of(baseline("openapi.yaml")), ApiDocument.openApi()).stream(),
				BreakingChanges.ofTopics(ApiDocument.of(baseline("asyncapi.yaml")), ApiDocument.asyncApi()).stream())
			.filter((change) -> !changelog.contains(change))
			.toList();
		assertThat(changes).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					  /listmemberpre:              | /listmemberpremium:          | GET /listmemberpre is gone
					  name: estado                 | name: estados                | GET /carritos does not take estado
					  required: [patente, stock, ubicacion, time] | required: [patente, stock, time] | GET /stock may lack ubicacion
					  application/x-ndjson:        | application/x-lines:         | POST /sales does not take application/x-ndjson
					  text/csv:                    | text/tsv:                    | GET /ventadiaria does not answer text/csv
					  required: [patente_carro, stock] | required: [patente_carro, stock, hora] | POST /stock requires hora
					  maximum: 100000              | maximum: 10000               | POST /sales: count_sopaipillas has a lower maximum
					  estado: { type: string, enum | estado: { type: integer, enum | GET /members/{dni}: estado has another type
					  denunciado:                  | reportado:                   | GET /profugos may lack denunciado
					""")
	void aBreakingChangeOfARouteIsFound(String text, String changed, String change) throws IOException {
		String before = baseline("openapi.yaml");
		assertThat(before).contains(text);
		assertThat(BreakingChanges.ofRoutes(ApiDocument.of(before), ApiDocument.of(before.replace(text, changed))))
			.contains(change);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					address: carts.events        | address: carts.changes      | carts.events is gone
					required: [client, count_sopaipillas, patente_carro] | required: [client, count_sopaipillas, patente_carro, stock] | sales requires stock
					visto:                       | seen:                       | carts.events may lack visto
					""")
	void aBreakingChangeOfATopicIsFound(String text, String changed, String change) throws IOException {
		String before = baseline("asyncapi.yaml");
		assertThat(before).contains(text);
		assertThat(BreakingChanges.ofTopics(ApiDocument.of(before), ApiDocument.of(before.replace(text, changed))))
			.contains(change);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					estado: { $ref: "#/components/schemas/CartStatus" } | estado: { $ref: "#/components/schemas/CartStatus" }\\n        color: { type: string }
					type: [string, number, "null"] | type: [string, number, boolean, "null"]
					type: [integer, "null"] | type: integer
					""")
	void whatIsAddedToARequestOrToAnAnswerBreaksNothing(String text, String added) throws IOException {
		String before = baseline("openapi.yaml");
		assertThat(before).contains(text);
		String after = before.replace(text, added.replace("\\n", "\n"));
		assertThat(BreakingChanges.ofRoutes(ApiDocument.of(before), ApiDocument.of(after))).isEmpty();
	}

	/** A document of the last release. */
	private static String baseline(String name) throws IOException {
		return Files.readString(Path.of("src/test/resources/interfaces", name));
	}

}
