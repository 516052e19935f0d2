package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StockReadModelTests {

	private static final long TIME = Instant.parse("2026-11-23T15:00:00Z").getEpochSecond();

	private final ReadModelHarness facts = new ReadModelHarness(StockTables.projections());

	private final StockTables tables = new StockTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void cartsAreListedByPlate() {
		level("CD34", 1);
		level("AB12", 2);
		level("AB12", 3);
		assertThat(this.tables.levels(null)).extracting(JsonRow::value)
			.containsExactly(new StockLevelFact("AB12", 3, null, TIME), new StockLevelFact("CD34", 1, null, TIME));
		assertThat(this.tables.levels("AB12")).extracting((row) -> row.value().plate()).containsExactly("CD34");
		assertThat(this.tables.levels("CD34")).isEmpty();
	}

	@Test
	void whoWaitsIsWhatTheNewestFactSays() {
		assertThat(this.tables.waiting()).isEmpty();
		LowStockFact first = new LowStockFact("id-1", "AB12", 3, "Plaza", TIME);
		LowStockFact second = new LowStockFact("id-2", "CD34", 20, null, TIME);
		this.facts.apply(Topics.STOCK_PENDING, "pendientes", new PendingRefillFact(List.of(second, first)));
		assertThat(this.tables.waiting()).containsExactly(second, first);
		this.facts.apply(Topics.STOCK_PENDING, "pendientes", new PendingRefillFact(List.of()));
		assertThat(this.tables.waiting()).isEmpty();
	}

	@Test
	void alertsAreListedFromTheNewestOn() {
		for (long numero : new long[] { 9, 11, 10, 1 }) {
			this.facts.apply(Topics.STOCK_REFILLS, Long.toString(numero), new RefillFact(numero, TIME, List.of()));
		}
		assertThat(this.tables.refillsNewestFirst()).extracting((row) -> row.value().numero())
			.containsExactly(11L, 10L, 9L, 1L);
	}

	private void level(String plate, int stock) {
		this.facts.apply(Topics.STOCK_LEVELS, plate, new StockLevelFact(plate, stock, null, TIME));
	}

}
