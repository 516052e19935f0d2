package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

/** The read model of the closed days: their totals and their reported carts. */
class ClosedDayTables {

	private static final String CLOSES = "closes";

	private static final String REPORTS = "reports";

	/** The last day of the calendar that the contract uses. */
	private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

	static final Projection REPORT_FACTS = Projection.into(REPORTS, DailySalesFact.class,
			(sales) -> DailyKey.of(sales.fecha(), sales.plate()));

	private static final Projection ROWS = Projection.into(CLOSES, ClosedDayFact.class, (day) -> row(day.fecha()));

	private final Table<ClosedDayFact> closes;

	private final Table<DailySalesFact> reports;

	ClosedDayTables(ReadModel readModel) {
		this.closes = new Table<>(readModel, CLOSES, ClosedDayFact.class);
		this.reports = new Table<>(readModel, REPORTS, DailySalesFact.class);
	}

	static void project(String day, byte @Nullable [] closed, Projection.Rows rows) {
		ROWS.apply(row(LocalDate.parse(day)), closed, rows);
	}

	/** The days left until the last day, so that the newest day is the first row. */
	private static String row(LocalDate day) {
		return String.format(Locale.ROOT, "%07d", LAST_DAY - day.toEpochDay());
	}

	/** The closed days before one if it is given, newest first; to be closed. */
	Stream<JsonRow<ClosedDayFact>> days(@Nullable LocalDate before) {
		return this.closes.jsonRows("", (before != null) ? row(before) : null);
	}

	boolean isClosed(LocalDate day) {
		return this.closes.get(row(day)).isPresent();
	}

	/** A day's carts as reported, after a plate if one is given; to be closed. */
	Stream<JsonRow<DailySalesFact>> carts(LocalDate day, @Nullable String after) {
		return this.reports.jsonRows(DailyKey.firstOf(day), Plate.normalize(after));
	}

}
