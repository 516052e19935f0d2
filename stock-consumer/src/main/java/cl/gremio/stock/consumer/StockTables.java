package cl.gremio.stock.consumer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.Projections;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;
import cl.gremio.model.topic.Topics;
import org.jspecify.annotations.Nullable;

/** The read model of the stock: each cart's level, the alerts, and the waiting events. */
class StockTables {

	static final String LEVELS = "levels";

	static final String REFILLS = "refills";

	static final String PENDING = "pending";

	private final Table<StockLevelFact> levels;

	private final Table<RefillFact> refills;

	private final Table<PendingRefillFact> pending;

	StockTables(ReadModel readModel) {
		this.levels = new Table<>(readModel, LEVELS, StockLevelFact.class);
		this.refills = new Table<>(readModel, REFILLS, RefillFact.class);
		this.pending = new Table<>(readModel, PENDING, PendingRefillFact.class);
	}

	static Projections projections() {
		Projection refills = Projection.into(REFILLS, RefillFact.class, (refill) -> row(refill.numero()));
		return new Projections(Map.of(Topics.STOCK_LEVELS,
				Projection.into(LEVELS, StockLevelFact.class, StockLevelFact::plate), Topics.STOCK_PENDING,
				Projection.into(PENDING, PendingRefillFact.class, StockTables::keyOf), Topics.STOCK_REFILLS,
				(numero, refill, rows) -> refills.apply(row(Long.parseLong(numero)), refill, rows)));
	}

	private static @Nullable String keyOf(PendingRefillFact pending) {
		return (pending.eventos() != null) ? RefillProcessor.PENDING_KEY : null;
	}

	/** Pads the number, so that the rows are in the order of their numbers. */
	private static String row(long numero) {
		return String.format(Locale.ROOT, "%019d", numero);
	}

	/** Every cart's stock, by plate, after one if it is given; to be closed. */
	Stream<JsonRow<StockLevelFact>> levels(@Nullable String after) {
		return this.levels.jsonRows("", after);
	}

	/** A cart's stock. */
	Optional<JsonRow<StockLevelFact>> level(String plate) {
		return this.levels.getJson(plate);
	}

	/** The low-stock events that wait, in the order of their arrival. */
	List<LowStockFact> waiting() {
		return this.pending.get(RefillProcessor.PENDING_KEY).map(PendingRefillFact::eventos).orElse(List.of());
	}

	/** The alert with a number. */
	Optional<JsonRow<RefillFact>> refill(long numero) {
		return this.refills.getJson(row(numero));
	}

	/** The alerts, newest first; to be closed. */
	Stream<JsonRow<RefillFact>> refillsNewestFirst() {
		return this.refills.lastFirst();
	}

}
