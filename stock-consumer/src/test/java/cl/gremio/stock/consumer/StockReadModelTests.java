package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;

import cl.gremio.model.Topics;
import cl.gremio.service.readmodel.ReadModelHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StockReadModelTests {

	private static final Instant TIME = Instant.parse("2026-11-23T15:00:00Z");

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
		assertThat(this.tables.levels(null)).containsExactly(new Level("AB12", 3, null, TIME),
				new Level("CD34", 1, null, TIME));
		assertThat(this.tables.levels("AB12")).extracting(Level::plate).containsExactly("CD34");
		assertThat(this.tables.levels("CD34")).isEmpty();
	}

	@Test
	void whoWaitsIsWhatTheNewestFactSays() {
		assertThat(this.tables.waiting()).isEmpty();
		LowStock first = new LowStock("id-1", "AB12", 3, "Plaza", TIME);
		LowStock second = new LowStock("id-2", "CD34", 20, null, TIME);
		this.facts.apply(Topics.STOCK_PENDING, "pendientes", new Waiting(List.of(second, first)));
		assertThat(this.tables.waiting()).containsExactly(second, first);
		this.facts.apply(Topics.STOCK_PENDING, "pendientes", Waiting.NONE);
		assertThat(this.tables.waiting()).isEmpty();
	}

	@Test
	void alertsAreListedFromTheNewestOn() {
		for (long numero : new long[] { 9, 11, 10, 1 }) {
			this.facts.apply(Topics.STOCK_REFILLS, Long.toString(numero), new Refill(numero, TIME, List.of()));
		}
		assertThat(this.tables.refillsNewestFirst()).extracting(Refill::numero).containsExactly(11L, 10L, 9L, 1L);
	}

	private void level(String plate, int stock) {
		this.facts.apply(Topics.STOCK_LEVELS, plate, new Level(plate, stock, null, TIME));
	}

}
