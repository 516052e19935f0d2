package cl.gremio.consumer.intake;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The days of record time whose ids are remembered, in the order in which records came
 * for them last. A day is forgotten because of the records that came since, and not by a
 * clock: so the same log is remembered alike whenever it is read, a single record far
 * ahead or behind makes nobody forget anything, and memory is bounded all the same.
 *
 * @param days the day used longest ago first
 */
record DayRetention(List<Day> days) {

	/** Before any record. */
	static final DayRetention NONE = new DayRetention(List.of());

	/**
	 * These days used last are never forgotten, nor are their neighbours: instances whose
	 * clocks differ by days take turns with them.
	 */
	static final int RECENT = 4;

	/** So many older days stay too. */
	static final int MAX_DAYS = 100;

	/** Older days stay while they have no more ids together. */
	static final long MAX_IDS = 100_000;

	/**
	 * A day.
	 *
	 * @param number since the epoch
	 * @param ids how many of its ids are remembered
	 */
	record Day(long number, long ids) {
	}

	/** A record came for this day, and added so many ids to those remembered. */
	DayRetention used(long number, int added) {
		List<Day> next = new ArrayList<>(this.days);
		next.removeIf((day) -> day.number() == number);
		next.add(new Day(number, ids(number) + added));
		return new DayRetention(next);
	}

	/** So many ids of this day are forgotten; without any, the day is too. */
	DayRetention forgot(long number, long ids) {
		long left = ids(number) - ids;
		return new DayRetention(this.days.stream()
			.map((day) -> (day.number() == number) ? new Day(number, left) : day)
			.filter((day) -> day.ids() > 0 || day.number() != number)
			.toList());
	}

	private long ids(long number) {
		return this.days.stream().filter((day) -> day.number() == number).mapToLong(Day::ids).sum();
	}

	/** The day whose ids are to be forgotten next, or {@code null} while all fit. */
	@Nullable Day forgettable() {
		List<Day> recent = this.days.subList(Math.max(0, this.days.size() - RECENT), this.days.size());
		List<Day> older = this.days.stream()
			.filter((day) -> recent.stream().noneMatch((other) -> Math.abs(day.number() - other.number()) <= 1))
			.toList();
		boolean fits = older.size() <= MAX_DAYS && older.stream().mapToLong(Day::ids).sum() <= MAX_IDS;
		return fits ? null : older.get(0);
	}

}
