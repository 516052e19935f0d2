package cl.gremio.benchmarks;

import java.io.PrintWriter;
import java.io.StringWriter;

import cl.gremio.benchmarks.harness.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarksTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void helpListsEveryRowAndOption() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString()).contains("--quick", "--jdk17", "--jdk25")
			.contains(Rows.all().stream().map(Row::name).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "slaes", "--quik", "--jdk17", "--jdk17=" })
	void aWrongCommandLineIsExplainedInOneLine(String argument) {
		assertThat(run(argument)).isEqualTo(2);
		assertThat(this.err.toString()).contains(argument.replace("=", "")).hasLineCount(1);
	}

	private int run(String argument) {
		return Benchmarks.commandLine()
			.setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(argument);
	}

}
