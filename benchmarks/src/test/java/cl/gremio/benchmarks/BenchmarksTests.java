package cl.gremio.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Figure;
import cl.gremio.benchmarks.harness.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarksTests {

	private static final Row MEASURED = new Row("measured", "has a figure",
			(bench, what) -> List.of(Figure.of("the figure", 1, "s")));

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

	@Test
	void aRowThatFailsIsOneLineWithItsCauseAndTheOthersAreMeasured(@TempDir Path root) throws IOException {
		String before = System.getProperty("gremio.root");
		System.setProperty("gremio.root", root.toString());
		try {
			assertThat(Benchmarks.commandLine(List.of(new Row("failing", "fails", BenchmarksTests::fail), MEASURED))
				.setOut(new PrintWriter(this.out))
				.setErr(new PrintWriter(this.err))
				.execute()).isEqualTo(1);
		}
		finally {
			if (before != null) {
				System.setProperty("gremio.root", before);
			}
			else {
				System.clearProperty("gremio.root");
			}
		}
		assertThat(this.err.toString()).hasLineCount(1)
			.contains("gremio: failing failed: ", "no answer", "because of java.net.ConnectException: refused");
		assertThat(root.resolve("benchmarks/target/bench/table.md")).content().contains("the figure");
	}

	private int run(String argument) {
		return Benchmarks.commandLine()
			.setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(argument);
	}

	private static List<Figure> fail(Bench bench, String what) {
		throw new IllegalStateException("no answer", new ConnectException("refused"));
	}

}
