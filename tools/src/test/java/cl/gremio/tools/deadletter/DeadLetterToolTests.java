package cl.gremio.tools.deadletter;

import java.io.PrintWriter;
import java.io.StringWriter;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.tools.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterToolTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void aTopicMayBeNamedByThatOfItsDeadLetters() {
		assertThat(show("show sales-dlt 1 42").position()).isEqualTo(show("show sales 1 42").position())
			.isEqualTo(new RecordPosition("sales-dlt", 1, 42));
	}

	@Test
	void aReplayIsInTheNameOfTheUserUnlessAnotherIsGiven() {
		ReplayCommand replay = (ReplayCommand) parse("replay stock 0 7");
		assertThat(replay.position()).isEqualTo(new RecordPosition("stock-dlt", 0, 7));
		assertThat(replay.by()).isEqualTo(System.getProperty("user.name"));
		assertThat(((ReplayCommand) parse("replay stock --all --again --by ana")).by()).isEqualTo("ana");
	}

	@Test
	void optionsMayStandAnywhere() {
		assertThat(run("--bootstrap-servers=:junk list --config=no-such-file")).isEqualTo(1);
		assertThat(this.err).hasToString("gremio: Can't read the properties in no-such-file" + System.lineSeparator());
	}

	@ParameterizedTest
	@ValueSource(strings = { "nope", "list sales stock", "list --limit", "list --limit=0", "list --limit many",
			"list --all", "list --nope", "show sales", "show sales 0", "show sales zero 1", "show sales 0 -1",
			"show sales 0 1 2", "show sales 0 1 --json", "replay", "replay sales", "replay sales 0", "replay --all",
			"replay sales 0 1 --all", "replay sales --all --by", "replay sales --all --by=",
			"replay sales 99999999999 1", "--json", "list --config --json", "list --json=yes",
			"list --bootstrap-servers=" })
	void aWrongCommandLineIsExplainedInOneLine(String line) {
		assertThat(run(line)).isEqualTo(2);
		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString()).startsWith("gremio: ").hasLineCount(1);
	}

	@ParameterizedTest
	@CsvSource({ "lst, list", "reply sales --all, replay", "list --limt 3, --limit",
			"list sales stock, Unknown argument stock", "show sales zero 1, zero",
			"list --limit=0, from 1 to 1000000" })
	void aMisspeltWordIsNamed(String line, String hint) {
		assertThat(run(line)).isEqualTo(2);
		assertThat(this.err.toString()).contains(hint);
	}

	@Test
	void theToolNeedsACommand() {
		assertThat(new CommandLine(new DeadLetterTool()).setErr(new PrintWriter(this.err)).execute()).isEqualTo(2);
		assertThat(this.err.toString()).contains("list, show or replay");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h", "list --help", "show -h", "replay --help" })
	void helpListsTheOptions(String line) {
		assertThat(run(line)).isZero();
		assertThat(this.out.toString()).contains("Usage: ", "--bootstrap-servers", "--config");
	}

	private int run(String line) {
		return commandLine().setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(line.split(" "));
	}

	private static ShowCommand show(String line) {
		return (ShowCommand) parse(line);
	}

	private static Object parse(String line) {
		return commandLine().parseArgs(line.split(" ")).subcommand().commandSpec().userObject();
	}

	private static CommandLine commandLine() {
		return CommandLines.configure(new CommandLine(new DeadLetterTool()));
	}

}
