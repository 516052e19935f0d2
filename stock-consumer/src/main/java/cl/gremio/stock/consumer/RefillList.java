package cl.gremio.stock.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The state of the refills as a stream: the alerts, newest first, and then the waiting
 * events as one row.
 */
record RefillList(StockTables stock) implements LiveList<RefillList.Row> {

	private static final String WAITING = "pendientes";

	@Override
	public Set<String> tables() {
		return Set.of(StockTables.REFILLS, StockTables.PENDING);
	}

	@Override
	public String keyOf(String table, String tableKey) {
		return table.equals(StockTables.PENDING) ? WAITING : Long.toString(Long.parseLong(tableKey));
	}

	@Override
	public String keyOf(Row row) {
		return row.key();
	}

	@Override
	public String eventOf(Row row) {
		return row.key().equals(WAITING) ? WAITING : "aviso";
	}

	@Override
	public Optional<Row> row(String key) {
		return key.equals(WAITING) ? Optional.of(waiting())
				: this.stock.refill(Long.parseLong(key)).map((refill) -> new Row(key, refill));
	}

	@Override
	public Stream<Row> rows(@Nullable String after) {
		Stream<Row> alerts = this.stock.refillsNewestFirst()
			.map((refill) -> new Row(Long.toString(refill.value().numero()), refill));
		Stream<Supplier<Row>> waiting = Stream.of(this::waiting);
		return Stream.concat(alerts, waiting.map(Supplier::get));
	}

	private Row waiting() {
		return new Row(WAITING, this.stock.waiting());
	}

	/**
	 * An alert, or the waiting events.
	 *
	 * @param key the number of the alert, or {@value RefillList#WAITING}
	 * @param answer the alert, or the waiting events, as a GET answers it
	 */
	record Row(String key, @JsonValue Object answer) {
	}

}
