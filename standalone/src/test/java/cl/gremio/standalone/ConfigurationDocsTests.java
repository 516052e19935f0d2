package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The docs list every configuration key. */
class ConfigurationDocsTests {

	private static final Path DOCS = Path.of("../docs/configuration.md");

	@Test
	void everyKeyIsDocumented() throws IOException {
		String docs = Files.readString(DOCS);
		List<String> keys = ConfigurationKeys.all();
		assertThat(keys).hasSizeGreaterThan(25).allSatisfy((key) -> assertThat(docs).contains("`" + key + "`"));
	}

}
