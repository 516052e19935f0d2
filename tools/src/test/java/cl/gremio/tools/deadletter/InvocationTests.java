package cl.gremio.tools.deadletter;

import java.nio.file.Path;

import cl.gremio.model.topic.RecordPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InvocationTests {

	@Test
	void listsAllTopicsOrOne() {
		assertThat(parse("list").command()).isEqualTo(new Command.ListAll(null, null, false));
		assertThat(parse("list sales --limit 5 --json").command()).isEqualTo(new Command.ListAll("sales", 5, true));
	}

	@Test
	void aTopicMayBeNamedByThatOfItsDeadLetters() {
		assertThat(parse("show sales-dlt 1 42").command()).isEqualTo(parse("show sales 1 42").command())
			.isEqualTo(new Command.Show("sales", new RecordPosition("sales-dlt", 1, 42)));
	}

	@Test
	void replaysOneOrAllInTheNameOfWhoeverCalls() {
		assertThat(parse("replay stock 0 7").command()).isEqualTo(new Command.Replay("stock",
				new RecordPosition("stock-dlt", 0, 7), System.getProperty("user.name"), false));
		assertThat(parse("replay stock --all --again --by ana").command())
			.isEqualTo(new Command.Replay("stock", null, "ana", true));
	}

	@Test
	void optionsMayStandAnywhere() {
		Invocation invocation = parse("--config=client.properties list --bootstrap-servers kafka:9093");
		assertThat(invocation.config()).isEqualTo(Path.of("client.properties"));
		assertThat(invocation.bootstrapServers()).isEqualTo("kafka:9093");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nope", "list sales stock", "list --limit", "list --limit=0", "list --limit many",
			"list --all", "list --nope", "show sales", "show sales 0", "show sales zero 1", "show sales 0 -1",
			"show sales 0 1 2", "show sales 0 1 --json", "replay", "replay sales", "replay sales 0", "replay --all",
			"replay sales 0 1 --all", "replay sales --all --by", "replay sales 99999999999 1", "--json",
			"list --config --json", "list --json=yes" })
	void whatIsUnknownOrMalformedIsSaidInOneLine(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> parse(line))
			.satisfies((ex) -> assertThat(ex.getMessage()).isNotBlank().hasLineCount(1));
	}

	@Test
	void nothingIsNotEnough() {
		assertThatIllegalArgumentException().isThrownBy(Invocation::parse).withMessageContaining("list");
	}

	private static Invocation parse(String line) {
		return Invocation.parse(line.split(" "));
	}

}
