package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.service.readmodel.Projection;
import cl.gremio.service.readmodel.ReadModel;
import cl.gremio.service.readmodel.Table;

/**
 * The read model of the whole guild's sales: a row for each partition, so that a day or
 * an hour is the sum of a few rows, however many carts there are.
 */
class GuildTables {

	private static final String DAYS = "guild-days";

	private static final String HOURS = "guild-hours";

	static final Projection DAY_FACTS = Projection.into(DAYS, PartitionDay.class, PartitionDay::key);

	static final Projection HOUR_FACTS = Projection.into(HOURS, HourlySales.class, HourlySales::key);

	private final Table<PartitionDay> days;

	private final Table<HourlySales> hours;

	GuildTables(ReadModel readModel) {
		this.days = new Table<>(readModel, DAYS, PartitionDay.class);
		this.hours = new Table<>(readModel, HOURS, HourlySales.class);
	}

	/** The guild's day; zeros without sales. */
	GuildDay day(LocalDate day) {
		return days(day, day).get(0);
	}

	/** The guild's days from one to another, with zeros for those without sales. */
	List<GuildDay> days(LocalDate from, LocalDate to) {
		Map<LocalDate, GuildDay> sums = from.datesUntil(to.plusDays(1))
			.collect(Collectors.toMap(Function.identity(), GuildDay::none, GuildDay::plus, TreeMap::new));
		try (Stream<PartitionDay> shares = this.days.rows("", DailyKey.firstOf(from))) {
			shares.takeWhile((share) -> !share.fecha().isAfter(to))
				.forEach((share) -> sums.merge(share.fecha(), share.share(), GuildDay::plus));
		}
		return List.copyOf(sums.values());
	}

	/** The hours of a day with sales, in order. */
	List<GuildHour> hours(LocalDate day) {
		try (Stream<HourlySales> shares = this.hours.rows(DailyKey.firstOf(day), null)) {
			return List.copyOf(shares.map(GuildHour::of)
				.collect(Collectors.toMap(GuildHour::hour, Function.identity(), GuildHour::plus, TreeMap::new))
				.values());
		}
	}

}
