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
 * The read model of the whole guild's sales: a row for each partition, so that a day or
 * an hour is the sum of a few rows, however many carts there are.
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

	/** The guild's day; zeros without sales. */
	GuildDayView day(LocalDate day) {
		return days(day, day).get(0);
	}

	/** The guild's days from one to another, with zeros for those without sales. */
	List<GuildDayView> days(LocalDate from, LocalDate to) {
		Map<LocalDate, GuildDayView> sums = from.datesUntil(to.plusDays(1))
			.collect(Collectors.toMap(Function.identity(), GuildDayView::none, GuildDayView::plus, TreeMap::new));
		try (Stream<PartitionDayFact> shares = this.days.rows("", DailyKey.firstOf(from))) {
			shares.takeWhile((share) -> !share.fecha().isAfter(to))
				.forEach((share) -> sums.merge(share.fecha(), share.share(), GuildDayView::plus));
		}
		return List.copyOf(sums.values());
	}

	/** The hours of a day with sales, in order. */
	List<GuildHourView> hours(LocalDate day) {
		try (Stream<PartitionHourFact> shares = this.hours.rows(DailyKey.firstOf(day), null)) {
			return List.copyOf(shares.map(GuildHourView::of)
				.collect(Collectors.toMap(GuildHourView::hour, Function.identity(), GuildHourView::plus, TreeMap::new))
				.values());
		}
	}

}
