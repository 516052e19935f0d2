package cl.gremio.stock.consumer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import cl.gremio.model.Topics;
import cl.gremio.service.readmodel.Projection;
import cl.gremio.service.readmodel.Projections;
import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.readmodel.Table;
import org.jspecify.annotations.Nullable;

/** Each cart's stock, the alerts, and the low events that wait, as they are read. */
class StockTables {

	private static final String LEVELS = "levels";

	private static final String REFILLS = "refills";

	private static final String PENDING = "pending";

	private final Table<Level> levels;

	private final Table<Refill> refills;

	private final Table<Waiting> pending;

	StockTables(ReadModel readModel) {
		this.levels = new Table<>(readModel, LEVELS, Level.class);
		this.refills = new Table<>(readModel, REFILLS, Refill.class);
		this.pending = new Table<>(readModel, PENDING, Waiting.class);
	}

	static Projections projections() {
		Projection refills = Projection.into(REFILLS, Refill.class, (refill) -> row(refill.numero()));
		return new Projections(Map.of(Topics.STOCK_LEVELS, Projection.into(LEVELS, Level.class, Level::plate),
				Topics.STOCK_PENDING, Projection.into(PENDING, Waiting.class, StockTables::keyOf), Topics.STOCK_REFILLS,
				(numero, refill, rows) -> refills.apply(row(Long.parseLong(numero)), refill, rows)));
	}

	private static @Nullable String keyOf(Waiting waiting) {
		return (waiting.eventos() != null) ? RefillProcessor.PENDING : null;
	}

	/** Padded, so that rows are in the order of their numbers. */
	private static String row(long numero) {
		return String.format(Locale.ROOT, "%019d", numero);
	}

	/** Every cart's stock, by plate, after one if it is given; to be closed. */
	Stream<Level> levels(@Nullable String after) {
		return this.levels.rows("", after);
	}

	/** The low events that wait, in the order in which they came. */
	List<LowStock> waiting() {
		return this.pending.get(RefillProcessor.PENDING).orElse(Waiting.NONE).eventos();
	}

	/** The alerts, newest first; to be closed. */
	Stream<Refill> refillsNewestFirst() {
		return this.refills.lastFirst();
	}

}
