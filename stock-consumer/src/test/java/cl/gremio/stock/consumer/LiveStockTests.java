package cl.gremio.stock.consumer;

import java.util.List;

import cl.gremio.consumer.live.LiveListHarness;
import cl.gremio.consumer.live.LiveListHarness.StreamedEvent;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveStockTests {

	private static final LowStockFact LOW = new LowStockFact("id-1", "AB12", 3, null, 100);

	private final ReadModelHarness facts = new ReadModelHarness(StockTables.projections());

	private final StockTables tables = new StockTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void aCartsStockIsTold() {
		var list = new LiveListHarness<>(new StockList(this.tables), this.facts.changes());
		this.facts.apply(Topics.STOCK_LEVELS, "AB12", new StockLevelFact("AB12", 3, null, 100));
		var reader = list.open();
		reader.readAll();
		this.facts.apply(Topics.STOCK_LEVELS, "A\nB", new StockLevelFact("A\nB", 5, "Plaza", 100));
		this.facts.apply(Topics.STOCK_LEVELS, "AB12", new StockLevelFact("AB12", 2, null, 101));
		list.tell();
		reader.readAll();
		assertThat(reader.rows()).hasSize(2).isEqualTo(list.answer());
	}

	@Test
	void theAlertsComeNewestFirstThenTheWaitingEventsThenEachAsItComes() {
		var list = new LiveListHarness<>(new RefillList(this.tables), this.facts.changes());
		alert(1);
		alert(2);
		waiting(LOW);
		list.tell();
		var reader = list.open();
		reader.readAll();
		alert(10);
		waiting();
		list.tell();
		reader.readAll();
		assertThat(reader.events()).containsExactly(
				new StreamedEvent("aviso", "2", "{\"numero\":2,\"time\":100,\"eventos\":[]}"),
				new StreamedEvent("aviso", "1", "{\"numero\":1,\"time\":100,\"eventos\":[]}"),
				new StreamedEvent("pendientes", "pendientes",
						"[{\"id\":\"id-1\",\"patente\":\"AB12\",\"stock\":3,\"ubicacion\":null,\"time\":100}]"),
				new StreamedEvent("listo", null, "{}"), reader.events().get(4),
				new StreamedEvent("aviso", "10", "{\"numero\":10,\"time\":100,\"eventos\":[]}"),
				new StreamedEvent("pendientes", "pendientes", "[]"));
	}

	private void alert(long numero) {
		this.facts.apply(Topics.STOCK_REFILLS, Long.toString(numero), new RefillFact(numero, 100, List.of()));
	}

	private void waiting(LowStockFact... events) {
		this.facts.apply(Topics.STOCK_PENDING, "pendientes", new PendingRefillFact(List.of(events)));
	}

}
