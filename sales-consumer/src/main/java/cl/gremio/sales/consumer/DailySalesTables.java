package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.Index;
import cl.gremio.consumer.readmodel.JsonRow;
import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

/** The read model of the daily sales: by day for the lists, by cart for a cart's days. */
class DailySalesTables {

	static final String BY_DAY = "by-day";

	private static final String BY_CART = "by-cart";

	private static final Projection FACTS = Projection.into(BY_DAY, DailySalesFact.class,
			(sales) -> DailyKey.of(sales.fecha(), sales.plate()));

	private final Table<DailySalesFact> byDay;

	private final Index<DailySalesFact> byCart;

	DailySalesTables(ReadModel readModel) {
		this.byDay = new Table<>(readModel, BY_DAY, DailySalesFact.class);
		this.byCart = new Index<>(readModel, BY_CART, this.byDay);
	}

	static void project(String key, byte @Nullable [] sales, Projection.Rows rows) {
		String day = DailyKey.day(key).toString();
		String cart = prefixOf(DailyKey.plate(key)) + day;
		FACTS.apply(key, sales, rows);
		Projection.into(BY_CART).apply(cart, (sales != null) ? Index.entry(key) : null, rows);
	}

	/** A day's carts with sales, after a plate if one is given; to be closed. */
	Stream<JsonRow<DailySalesFact>> carts(LocalDate day, @Nullable String after) {
		return this.byDay.jsonRows(DailyKey.firstOf(day), Plate.normalize(after));
	}

	/** A cart's day; empty if the cart sold nothing on that day. */
	Optional<JsonRow<DailySalesFact>> sales(String plate, LocalDate day) {
		return this.byDay.getJson(DailyKey.of(day, plate));
	}

	/** A cart's day; empty if the cart never sold anything. */
	Optional<JsonRow<DailySalesFact>> cart(String plate, LocalDate day) {
		Optional<JsonRow<DailySalesFact>> sales = sales(plate, day);
		return (sales.isPresent() || !hasSold(plate)) ? sales
				: Optional.of(JsonRow.of(DailySalesFact.none(day, plate)));
	}

	/**
	 * A cart's days with sales, from one day to another, after a day if one is given; to
	 * be closed.
	 */
	Stream<JsonRow<DailySalesFact>> days(String plate, @Nullable LocalDate from, @Nullable LocalDate to,
			@Nullable String after) {
		Stream<JsonRow<DailySalesFact>> days = this.byCart.jsonRows(prefixOf(plate),
				later((from != null) ? before(from) : null, after));
		return (to != null) ? days.takeWhile((sales) -> !sales.value().fecha().isAfter(to)) : days;
	}

	private static String before(LocalDate day) {
		return day.minusDays(1).toString();
	}

	private static @Nullable String later(@Nullable String one, @Nullable String other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return (one.compareTo(other) > 0) ? one : other;
	}

	/** Whether the cart has ever sold anything. */
	boolean hasSold(String plate) {
		try (Stream<JsonRow<DailySalesFact>> days = this.byCart.jsonRows(prefixOf(plate), null)) {
			return days.findFirst().isPresent();
		}
	}

	/** No plate contains NUL, so no prefix is the beginning of another one. */
	private static String prefixOf(String plate) {
		return plate + '\0';
	}

}
