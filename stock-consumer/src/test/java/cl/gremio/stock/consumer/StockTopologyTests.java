package cl.gremio.stock.consumer;

import java.util.List;
import java.util.Map;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StockTopologyTests extends StockTopologyFixture {

	@Test
	void aCartsStockIsThatOfItsNewestEvent() {
		sale("A", 30, "Plaza", NOON);
		report("A", 50, NOON.plusSeconds(60));
		sale("B", 7, "Feria", NOON);
		assertThat(levels()).containsOnly(
				Map.entry("A",
						"{\"patente\":\"A\",\"stock\":50,\"ubicacion\":null,\"time\":%d}".formatted(NOON_SECONDS + 60)),
				Map.entry("B",
						"{\"patente\":\"B\",\"stock\":7,\"ubicacion\":\"Feria\",\"time\":%d}".formatted(NOON_SECONDS)));
	}

	@Test
	void anOlderEventThatComesLateDoesNotOverwriteANewerOne() {
		report("A", 50, NOON);
		report("A", 40, NOON.minusMillis(1));
		assertThat(stockOf("A")).isEqualTo(50);
		report("A", 40, NOON);
		assertThat(stockOf("A")).as("equal times go by log order").isEqualTo(40);
	}

	@Test
	void aCartsEventsAreOrderedByTheTimeRecordedNotByHora() {
		report("A", 50, NOON);
		write("{\"patente_carro\":\"A\",\"stock\":40,\"hora\":\"2026-11-23T08:00:00-03:00\"}", NOON.plusSeconds(1));
		assertThat(stockOf("A")).isEqualTo(40);
	}

	@Test
	void theTimeRecordedIsTheEventsOwnIfItHasOne() {
		report("A", 50, NOON);
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.TIME, "2026-11-23T14:00:00Z"));
		this.topology.write(Topics.STOCK, NOON.plusSeconds(1), headers, reported("A", 40).getBytes(UTF_8));
		assertThat(stockOf("A")).isEqualTo(50);
	}

	@Test
	void whatIsNoStockBecomesADeadLetter() {
		List<String> junk = List.of("not json", "", "{\"patente_carro\":\"A\"}", reported("A", -1), reported(" ", 1),
				"{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"ayer\"}",
				"{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"2026-11-23T13:00:01-03:00\"}",
				"{\"patente_carro\":\"A\",\"stock\":1,\"count_sopaipillas\":0}");
		junk.forEach((value) -> write(value, NOON));
		write("{\"patente_carro\":\"A\",\"stock\":1,\"hora\":\"2026-11-23T13:00:00-03:00\"}", NOON);
		List<TestRecord<byte[], byte[]>> dead = this.topology.records("stock-dlt");
		assertThat(dead).extracting((letter) -> new String(letter.value(), UTF_8)).containsExactlyElementsOf(junk);
		assertThat(plates()).containsExactly("A");
	}

	@Test
	void anIdOfMoreThan200CharactersMakesADeadLetter() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, "x".repeat(201)));
		this.topology.write(Topics.STOCK, NOON, headers, reported("A", 1).getBytes(UTF_8));
		assertThat(this.topology.factRecords(Topics.STOCK_LEVELS)).isEmpty();
		assertThat(this.topology.records("stock-dlt")).hasSize(1);
	}

}
