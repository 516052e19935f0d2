package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every argument of every log statement has a type that holds no text of a client, or
 * goes through a helper that escapes and cuts the text.
 */
class LogStatementsTests {

	private static final List<String> MODULES = Stream
		.concat(Stream.of("common-model", "common-web", "common-kafka", "common-producer", "common-consumer",
				"standalone"), Stream.of(Service.values()).map(Service::label))
		.toList();

	@Test
	void noLogStatementTakesTextAsItIs() throws IOException {
		LogStatements statements = LogStatements.in(Path.of(".."), MODULES);
		assertThat(statements.all()).as("log statements").hasSizeGreaterThan(40);
		assertThat(statements.raw()).isEmpty();
	}

}
