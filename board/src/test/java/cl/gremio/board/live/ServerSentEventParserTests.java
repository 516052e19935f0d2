package cl.gremio.board.live;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples are those of the HTML standard. */
class ServerSentEventParserTests {

	private final List<ServerSentEvent> events = new ArrayList<>();

	private final ServerSentEventParser parser = new ServerSentEventParser(this.events::add);

	@Test
	void anEventHasItsNameAndItsData() {
		parse("event: fila", "id: AB1234", "data: {\"a\":1}", "", "event: listo", "data: {}", "");
		assertThat(this.events).containsExactly(new ServerSentEvent("fila", "{\"a\":1}"),
				new ServerSentEvent("listo", "{}"));
	}

	@Test
	void severalLinesOfDataAreOneData() {
		parse("data: YHOO", "data: +2", "data: 10", "");
		assertThat(this.events).containsExactly(new ServerSentEvent("message", "YHOO\n+2\n10"));
	}

	@Test
	void commentsAndEventsWithoutDataAndWithoutEndAreNoEvents() {
		parse(": test stream", "", "event: fila", "", "retry: 10", "", "data: unfinished");
		assertThat(this.events).isEmpty();
	}

	@Test
	void oneBlankAfterTheColonIsNoPartOfTheData() {
		parse("data:test", "", "data: test", "", "data:  test", "", "data", "");
		assertThat(this.events).extracting(ServerSentEvent::data).containsExactly("test", "test", " test", "");
	}

	@Test
	void theNameOfAnEventIsNotThatOfTheNext() {
		parse("event: fila", "data: 1", "", "data: 2", "");
		assertThat(this.events).extracting(ServerSentEvent::name).containsExactly("fila", "message");
	}

	private void parse(String... lines) {
		for (String line : lines) {
			this.parser.accept(line);
		}
	}

}
