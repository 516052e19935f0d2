package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StockTablesTests {

	private static final long TIME = Instant.parse("2026-11-23T15:00:00Z").getEpochSecond();

	private final Map<String, byte[]> rows = new TreeMap<>();

	@Test
	void alertsAreInTheOrderOfTheirNumbers() {
		for (long numero : new long[] { 9, 100, 1, 10, Long.MAX_VALUE }) {
			apply(Topics.STOCK_REFILLS, Long.toString(numero), new RefillFact(numero, TIME, List.of()));
		}
		assertThat(this.rows.values())
			.extracting((row) -> WireWriter.readerFor(RefillFact.class).<RefillFact>readValue(row).numero())
			.containsExactly(1L, 9L, 10L, 100L, Long.MAX_VALUE);
	}

	@Test
	void factsAreReadAsTheyWereWritten() {
		LowStockFact low = new LowStockFact("id-1", "AB12", 3, null, TIME);
		StockLevelFact level = new StockLevelFact("AB12", 3, "Plaza", TIME);
		PendingRefillFact waiting = new PendingRefillFact(List.of(low));
		RefillFact refill = new RefillFact(1, TIME, List.of(low, low));
		apply(Topics.STOCK_LEVELS, "AB12", level);
		apply(Topics.STOCK_PENDING, "pendientes", waiting);
		apply(Topics.STOCK_REFILLS, "1", refill);
		assertThat(row("levels/AB12", StockLevelFact.class)).isEqualTo(level);
		assertThat(row("pending/pendientes", PendingRefillFact.class)).isEqualTo(waiting);
		assertThat(row("refills/0000000000000000001", RefillFact.class)).isEqualTo(refill);
	}

	@Test
	void aFactThatIsDeletedLeavesNothing() {
		apply(Topics.STOCK_LEVELS, "AB12", new StockLevelFact("AB12", 3, null, TIME));
		apply(Topics.STOCK_LEVELS, "AB12", (byte[]) null);
		assertThat(this.rows).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "junk", "[]", "null", "{\"stock\":\"x\"}" })
	void whatIsNoFactIsRefused(String junk) {
		for (String topic : List.of(Topics.STOCK_LEVELS, Topics.STOCK_PENDING, Topics.STOCK_REFILLS)) {
			if (!junk.startsWith("{") || topic.equals(Topics.STOCK_LEVELS)) {
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> apply(topic, "1", junk.getBytes(UTF_8)));
			}
		}
		assertThat(this.rows).isEmpty();
	}

	private void apply(String topic, String key, Object fact) {
		apply(topic, key, WireWriter.toJson(fact));
	}

	private void apply(String topic, String key, byte @Nullable [] fact) {
		StockTables.projections().byTopic().get(topic).apply(key, fact, new Rows());
	}

	private <T> T row(String row, Class<T> type) {
		return WireWriter.readerFor(type).readValue(this.rows.get(row));
	}

	private final class Rows implements Projection.Rows {

		@Override
		public void put(String table, String key, byte[] value) {
			StockTablesTests.this.rows.put(table + "/" + key, value);
		}

		@Override
		public void delete(String table, String key) {
			StockTablesTests.this.rows.remove(table + "/" + key);
		}

	}

}
