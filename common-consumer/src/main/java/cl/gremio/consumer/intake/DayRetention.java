package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Says how long the deduplication store keeps the ids of a day of record time. Records
 * let a day expire, and not a clock: so the same log gives the same state whenever it is
 * read, a single record with a time far away lets no other day expire, and the memory is
 * bounded.
 *
 * @param days the days in the order of their last records, the latest day last
 */
record DayRetention(List<Day> days) {

	/** The retention before any record. */
	static final DayRetention NONE = new DayRetention(List.of());

	/**
	 * The number of latest days that never expire. Nor do the days next to them:
	 * instances whose clocks differ by days use several days in turn.
	 */
	static final int RECENT = 4;

	/** The most older days that are kept. */
	static final int MAX_DAYS = 100;

	/** The most ids of older days that are kept. */
	static final long MAX_IDS = 100_000;

	/**
	 * A day of record time.
	 *
	 * @param number the number of days since the epoch
	 */
	record Day(long number, long ids) {
	}

	/** Returns the retention after a record of a day, which added some ids. */
	DayRetention used(long number, int added) {
		List<Day> next = new ArrayList<>(this.days);
		next.removeIf((day) -> day.number() == number);
		next.add(new Day(number, ids(number) + added));
		return new DayRetention(next);
	}

	/** Returns the retention after some ids of a day were removed. */
	DayRetention removed(long number, long ids) {
		long left = ids(number) - ids;
		return new DayRetention(this.days.stream()
			.map((day) -> (day.number() == number) ? new Day(number, left) : day)
			.filter((day) -> day.ids() > 0 || day.number() != number)
			.toList());
	}

	private long ids(long number) {
		return this.days.stream().filter((day) -> day.number() == number).mapToLong(Day::ids).sum();
	}

	/** Returns the day that expires next, or {@code null} if all days fit. */
	@Nullable Day expiring() {
		List<Day> recent = this.days.subList(Math.max(0, this.days.size() - RECENT), this.days.size());
		List<Day> older = this.days.stream()
			.filter((day) -> recent.stream().noneMatch((other) -> Math.abs(day.number() - other.number()) <= 1))
			.toList();
		boolean fits = older.size() <= MAX_DAYS && older.stream().mapToLong(Day::ids).sum() <= MAX_IDS;
		return fits ? null : older.get(0);
	}

}
