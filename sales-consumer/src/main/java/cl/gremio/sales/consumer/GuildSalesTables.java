package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.consumer.readmodel.ReadModel;
import cl.gremio.consumer.readmodel.Table;

/**
 * The read model of the whole guild's sales. A day or an hour has one row for each
 * partition; the answer is their sum, however many carts there are.
 */
class GuildSalesTables {

	private static final String DAYS = "guild-days";

	private static final String HOURS = "guild-hours";

	static final Projection DAY_FACTS = Projection.into(DAYS, PartitionDayFact.class, PartitionDayFact::key);

	static final Projection HOUR_FACTS = Projection.into(HOURS, PartitionHourFact.class, PartitionHourFact::key);

	private final Table<PartitionDayFact> days;

	private final Table<PartitionHourFact> hours;

	GuildSalesTables(ReadModel readModel) {
		this.days = new Table<>(readModel, DAYS, PartitionDayFact.class);
		this.hours = new Table<>(readModel, HOURS, PartitionHourFact.class);
	}

	/** The guild's day; zeros if there are no sales. */
	GuildDayView day(LocalDate day) {
		return days(day, day).get(0);
	}

	/** The guild's days from one day to another; zeros on days without sales. */
	List<GuildDayView> days(LocalDate from, LocalDate to) {
		Map<LocalDate, DayTotals> totals = from.datesUntil(to.plusDays(1))
			.collect(Collectors.toMap(Function.identity(), DayTotals::none, DayTotals::plus, TreeMap::new));
		try (Stream<PartitionDayFact> facts = this.days.rows("", DailyKey.firstOf(from))) {
			facts.takeWhile((fact) -> !fact.fecha().isAfter(to))
				.forEach((fact) -> totals.merge(fact.fecha(), fact.totals(), DayTotals::plus));
		}
		return totals.values().stream().map(GuildDayView::of).toList();
	}

	/** The hours of a day that have sales, in order. */
	List<GuildHourView> hours(LocalDate day) {
		try (Stream<PartitionHourFact> facts = this.hours.rows(DailyKey.firstOf(day), null)) {
			return List.copyOf(facts.map(GuildHourView::of)
				.collect(Collectors.toMap(GuildHourView::hour, Function.identity(), GuildHourView::plus, TreeMap::new))
				.values());
		}
	}

}
