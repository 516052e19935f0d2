package cl.gremio.web.stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventBatchTests {

	private final EventBatch batch = new EventBatch();

	@Test
	void eventsFollowOneAnother() {
		this.batch.add("fila", "AB1234", bytes("{\"patente\":\"AB1234\"}")).add("listo", null, bytes("{}"));
		assertThat(text()).isEqualTo("""
				event: fila
				id: AB1234
				data: {"patente":"AB1234"}

				event: listo
				data: {}

				""");
	}

	@ParameterizedTest
	@CsvSource({ "AB 12,AB%2012", "ñ,%C3%B1", "'a\nevent: b\n\n',a%0Aevent%3A%20b%0A%0A", "'\r',%0D", "'\0',%00",
			"%,%25", "🛒,%F0%9F%9B%92", "'',''" })
	void anIdIsPercentEncoded(String id, String encoded) {
		this.batch.add("fila", id, bytes("{}"));
		assertThat(text()).isEqualTo("event: fila\nid: " + encoded + "\ndata: {}\n\n");
	}

	@ParameterizedTest
	@CsvSource({ "'{\n}'", "'{\r}'", "'{\r\n}'" })
	void eachLineOfDataIsALine(String data) {
		this.batch.add("fila", null, bytes(data));
		assertThat(text()).isEqualTo("event: fila\ndata: {\ndata: }\n\n");
	}

	@Test
	void aBatchBeginsAnewAfterItWasTaken() {
		this.batch.add("listo", null, bytes("{}"));
		assertThat(this.batch.size()).isEqualTo(text().length()).isNotZero();
		assertThat(text()).isEmpty();
	}

	private String text() {
		return new String(this.batch.take(), UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

}
