package cl.gremio.stock.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.consumer.live.LiveList;
import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

/** The stock of each cart, by plate. */
record StockList(StockTables stock) implements LiveList<JsonRow<StockLevelFact>> {

	@Override
	public Set<String> tables() {
		return Set.of(StockTables.LEVELS);
	}

	@Override
	public String keyOf(JsonRow<StockLevelFact> level) {
		return level.value().plate();
	}

	@Override
	public Optional<JsonRow<StockLevelFact>> row(String plate) {
		return this.stock.level(plate);
	}

	@Override
	public Stream<JsonRow<StockLevelFact>> rows(@Nullable String after) {
		return this.stock.levels(Plate.normalize(after));
	}

}
